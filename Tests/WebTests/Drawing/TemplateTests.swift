import Foundation
import Helpdesk
import Testing
import Workflow

@testable import Web

@Suite struct `Every template` {
    private func flaw(_ name: String, _ text: String) throws -> TemplateFlaw? {
        let files = try ProjectFiles.templateFiles().map {
            $0.name == name ? Templates.File(name: name, text: text) : $0
        }
        let texts = try ProjectFiles.texts.get()
        do throws(TemplateFlaw) {
            _ = try Templates(files, texts: texts)
            return nil
        } catch {
            return error
        }
    }

    @Test func `that comes with Tangga is sound`() throws {
        #expect(throws: Never.self) { _ = try ProjectFiles.templates.get() }
    }

    @Test func `that prints something unescaped is refused`() throws {
        #expect(try flaw("front", "a\n{{{services}}}") == TemplateFlaw(template: "front", line: 2, kind: .unescaped))
        #expect(try flaw("front", "{{&services}}")?.kind == .unescaped)
    }

    @Test func `that names a text or part that is not there is refused, and the line is told`() throws {
        #expect(
            try flaw("front", "\n\n[[page.none]]")
                == TemplateFlaw(template: "front", line: 3, kind: .noSuchText("page.none")))
        #expect(try flaw("front", "[[page.time.in]]")?.kind == .noSuchText("page.time.in"))
        #expect(try flaw("front", "{{>nothing}}")?.kind == .noSuchPart("nothing"))
    }

    @Test func `that can't be parsed is refused`() throws {
        let flaw = try #require(try flaw("front", "{{#services}}"))
        guard case .malformed = flaw.kind else {
            Issue.record("\(flaw)")
            return
        }
    }

    @Test func `that is missing is missed`() throws {
        let texts = try ProjectFiles.texts.get()
        let files = try ProjectFiles.templateFiles().filter { $0.name != "inbox" }
        #expect(throws: TemplateFlaw(template: "inbox", kind: .missing)) { _ = try Templates(files, texts: texts) }
    }
}

@Suite struct `Every text of the pages` {
    @Test func `that the code names is in the catalogue`() throws {
        let texts = try ProjectFiles.texts.get()
        for name in try ProjectFiles.names(in: "Sources/Web", ending: ".swift") {
            let source = try ProjectFiles.text("Sources/Web/\(name)")
            for match in source.matches(of: /(?:words|self)\(\s*"([a-z][a-z0-9.-]*)"/) {
                let isThere = texts.contains("page.\(match.1)")
                #expect(isThere, "\(name): \(match.1)")
            }
        }
    }

    @Test func `that a name leads to is there`() throws {
        let texts = try ProjectFiles.texts.get()
        let keys =
            Notice.allCases.map(\.key) + Weekday.allCases.map { "page.time.weekday.\($0.rawValue)" }
            + (1...12).flatMap { ["page.time.month.\($0)", "page.time.month.\($0).short"] }
            + Awaiting.allCases.flatMap { ["page.status.\($0.rawValue)", "page.status.\($0.rawValue).mine"] }
            + (1...5).map { "page.rating.\($0)" } + Health.Worry.allCases.map { "page.admin.worry.\($0.rawValue)" }
            + AccountStep.allCases.flatMap {
                ["page.admin.account.\($0.word)", "page.admin.account.\($0.word).question"]
            }
            + CodeEntry.State.allCases.map { "page.admin.code.\($0.rawValue)" }
            + Language.allCases.map { "page.admin.language.\($0.rawValue)" }
            + ["alive", "clocks", "letters", "notices", "open", "sessions", "log", "data", "schema"]
            .map { "page.admin.health.\($0)" }
            + Span.Unit.allCases.map { "page.admin.unit.\($0.rawValue.split(separator: " ").joined(separator: "-"))" }
        let states = LetterState.names.filter { $0 != "cancelled" }.map { "page.letters.state.\($0)" }
        let causes = LetterState.Cause.allCases.map { "page.letters.cause.\($0.rawValue)" }
        let queue =
            QueueEntry.State.allCases.map { "page.queue.state.\($0.rawValue)" }
            + QueueEntry.Step.allCases.map { "page.queue.step.\($0.rawValue)" }
        let gone = CommentView.State.allCases.map { "page.comment.gone.\($0.rawValue)" }
        let company = (["looking"] + Writing.allCases.map(\.rawValue)).map { "page.presence.\($0)" }
        let missing = (keys + states + causes + queue + gone + company + Self.administration).filter {
            !texts.contains($0)
        }
        #expect(missing.isEmpty)
    }

    private static let administration: [String] = {
        let parts = ["workflows", "calendars", "accounts", "imports", "texts", "answers"]
        let kinds = ImportOrder.Kind.allCases.map { "import.\($0.rawValue)" }
        let lists = ["added", "changed", "unchanged", "deactivated", "rejected"].map { "import.\($0)" }
        let effects = ["tickets", "later", "earlier", "due", "others"].map { "calendar.effect.\($0)" }
        let helped = (parts + kinds).map { "\($0).help" }
        let keys = parts + kinds + helped + lists + effects + ["answers.answer", "answers.ask"]
        let columns = ["number", "subject", "service", "category", "status", "holder", "place", "opened", "updated"]
        return keys.map { "page.admin.\($0)" } + columns.map { "page.tickets.column.\($0)" }
    }()
}
