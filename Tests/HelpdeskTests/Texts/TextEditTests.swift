import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A text put otherwise` {
    let tangga: TestInstallation
    let administration: Administration
    private let key = "letter.received"

    init() async throws {
        tangga = try await TestInstallation()
        administration = try await tangga.administration()
    }

    private func words(_ indonesian: String, _ english: String) -> [Language: String] {
        [.indonesian: indonesian, .english: english]
    }

    private func text(of tangga: TestInstallation) -> String {
        tangga.installation.texts.text(key, ["number": "7"], in: .indonesian)
    }

    @Test func `is read at once, by letters too, and after the next start`() async throws {
        let before = text(of: tangga)
        let new = words("Tiket {number} sudah kami terima.", "We have ticket {number}.")
        try await administration.changeText(key, to: new, version: 0, at: .noon)
        #expect(text(of: tangga) == "Tiket 7 sudah kami terima.")
        try await tangga.open()
        _ = try await tangga.installation.mailroom.work()
        let letters = try await tangga.installation.letters.page(about: 1, cursor: nil, limit: 50).items
        #expect(letters.contains { $0.letter.body.contains("Tiket 1 sudah kami terima.") })
        let after = try await tangga.restarted(.flagship)
        #expect(text(of: after) == "Tiket 7 sudah kami terima.")
        let view = try #require(try await administration.text(key))
        #expect(view.isChanged && view.words == new)
        #expect(view.edit?.account == tangga["admin"].id && view.edit?.at == .noon)
        try await administration.restoreText(key, version: view.version, at: .noon)
        #expect(text(of: tangga) == before)
        let original = try #require(try await administration.text(key))
        #expect(!original.isChanged && original.edit?.isOriginal == true && original.version > view.version)
        #expect(text(of: try await tangga.restarted(.flagship)) == before)
    }

    private static let flaws: [(text: String, flaw: TextFlaw)] = [
        ("", .blank), (" \n", .blank), ("Tiket.", .missing("number")),
        ("{number} {nama}", .unknown("nama", allowed: ["holder", "number", "service"])),
        ("{number} {", .malformed), ("{number} }", .malformed), ("{number} {tanda baca}", .malformed),
        ("{number}\u{7}", .controlCharacters), ("{number}\u{202E}", .controlCharacters),
        ("{number}\nBcc: x@example.id", .lineBreak),
        ("{number}" + String(repeating: "x", count: TextRule.longest), .tooLong(limit: TextRule.longest)),
    ]

    @Test(arguments: flaws)
    func `must name what it has to, and nothing else`(case: (text: String, flaw: TextFlaw)) async throws {
        let rule = try #require(TextRule(for: key, in: tangga.installation.catalogue.original))
        #expect(rule.flaw(in: `case`.text) == `case`.flaw)
        let before = text(of: tangga)
        await #expect(throws: TextFlaws(flaws: ["en": `case`.flaw])) {
            try await administration.changeText(key, to: words("Tiket {number}.", `case`.text), version: 0, at: .noon)
        }
        #expect(text(of: tangga) == before)
        #expect(try await administration.text(key)?.edit == nil)
    }

    @Test func `may hold braces, and whatever else is text`() async throws {
        let rule = try #require(TextRule(for: key, in: tangga.installation.catalogue.original))
        for text in ["{number}", "{{ {number} }}", "<b>{number}</b>", "{holder}, {service}: {number}"] {
            #expect(rule.flaw(in: text) == nil)
        }
        let new = words("{{ {number} }}", "{number}")
        try await administration.changeText(key, to: new, version: 0, at: .noon)
        #expect(text(of: tangga) == "{ 7 }")
        #expect(try await administration.text(key)?.words == new)
    }

    @Test func `never overwrites what somebody else wrote meanwhile, and is written once`() async throws {
        let new = words("Satu {number}.", "One {number}.")
        try await administration.changeText(key, to: new, version: 0, at: .noon)
        let version = try #require(try await administration.text(key)).version
        await #expect(throws: TextChanged()) {
            try await administration.changeText(key, to: words("Dua {number}.", "Two {number}."), version: 0, at: .noon)
        }
        await #expect(throws: TextChanged()) { try await administration.restoreText(key, version: 0, at: .noon) }
        try await administration.changeText(key, to: new, version: version, at: .noon)
        #expect(try await administration.text(key)?.version == version)
        #expect(try await administration.text("letter.tiada") == nil)
    }

    @Test func `counts only once it is stored`() async throws {
        let before = text(of: tangga)
        tangga.database.fail(.nothingStored)
        await #expect(throws: (any Error).self) {
            try await administration.changeText(
                key, to: words("Satu {number}.", "One {number}."), version: 0, at: .noon)
        }
        #expect(text(of: tangga) == before)
    }

    @Test func `counts no longer where the files have come to name something else`() async throws {
        try await administration.changeText(key, to: words("Satu {number}.", "One {number}."), version: 0, at: .noon)
        let file = Texts.File(
            name: "lain.yaml", content: #"letter.received: { id: "Kode {code}.", en: "Code {code}." }"#.utf8)
        let newer = try Texts([file])
        let catalogue = try await tangga.database.read { try Catalogue(newer, from: $0) }
        #expect(catalogue.texts.text(key, ["code": "9"], in: .indonesian) == "Kode 9.")
    }
}

@Suite struct `Texts at hand` {
    let tangga: TestInstallation
    let administration: Administration
    private let service: WorkflowName = "dapodik-paud-dikmas"
    private let words = AnswerWords(
        title: [.indonesian: "Sudah", .english: "Done"],
        text: [.indonesian: "{greeting} {name}, #{number}.", .english: "{greeting} {name}, #{number}."])

    init() async throws {
        tangga = try await TestInstallation()
        administration = try await tangga.administration()
    }

    private func names(_ service: WorkflowName) -> [String] {
        administration.answers(of: service, for: "answer").map(\.name)
    }

    @Test func `are the catalogue's, until a service has its own`() async throws {
        let common = names(service)
        #expect(common.contains("answer.mended") && common == names("lain"))
        let name = try await administration.addAnswer(words, to: service, for: "answer", at: .noon)
        #expect(names(service) == (common + [name]).sorted() && names("lain") == common)
        try await administration.changeAnswer("answer.mended", of: service, to: words, version: 0, at: .noon)
        let mended = try #require(
            administration.answers(of: service, for: "answer").first { $0.name == "answer.mended" })
        #expect(mended.words == words && mended.isOfCatalogue && mended.edit?.account == tangga["admin"].id)
        #expect(administration.answers(of: "lain", for: "answer").allSatisfy { $0.edit == nil })
        let again = try await tangga.restarted(.flagship)
        #expect(again.installation.catalogue.answers(of: service)[name]?.words == words)
    }

    @Test func `are taken away from one service, and can come back`() async throws {
        try await administration.removeAnswer("answer.mended", of: service, version: 0, at: .noon)
        #expect(!names(service).contains("answer.mended") && names("lain").contains("answer.mended"))
        let removed = administration.removedAnswers(of: service, for: "answer")
        #expect(removed.map(\.name) == ["answer.mended"])
        let back = try #require(removed.first)
        try await administration.changeAnswer(
            back.name, of: service, to: back.words, version: try #require(back.edit).id, at: .noon)
        #expect(names(service).contains("answer.mended"))
    }

    @Test func `are checked, few, and nobody's to overwrite`() async throws {
        var wrong = words
        wrong.text[.english] = "{email}"
        wrong.title[.indonesian] = "Dua\nbaris"
        let allowed = ["greeting", "name", "number", "service"]
        await #expect(
            throws: TextFlaws(flaws: ["text.en": .unknown("email", allowed: allowed), "title.id": .lineBreak])
        ) { try await administration.addAnswer(wrong, to: service, for: "answer", at: .noon) }
        try await administration.changeAnswer("answer.mended", of: service, to: words, version: 0, at: .noon)
        await #expect(throws: TextChanged()) {
            try await administration.removeAnswer("answer.mended", of: service, version: 0, at: .noon)
        }
        while names(service).count < AnswerLimit.each {
            _ = try await administration.addAnswer(words, to: service, for: "answer", at: .noon)
        }
        await #expect(throws: TooManyAnswers(limit: AnswerLimit.each)) {
            try await administration.addAnswer(words, to: service, for: "answer", at: .noon)
        }
    }
}
