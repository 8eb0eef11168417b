import EventStore
import Logging
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A calendar changed on its page` {
    let tangga: TestInstallation
    let name = "jam-kerja-wib"

    /// One ticket at the dinas, due on Thursday at nine.
    init() async throws {
        tangga = try await TestInstallation(.working())
        try await tangga.open()
    }

    private func text(of tangga: TestInstallation) async throws -> String {
        try #require(try await tangga.administration().calendarText(name)).text.text
    }

    /// The Wednesday between off.
    private func closed(on day: String = "2026-02-04") async throws -> String {
        try await text(of: tangga) + "\noverrides:\n  - { from: \(day), through: \(day), reason: Libur }\n"
    }

    private func keep(_ text: String) async throws -> String {
        try await tangga.administration().keep(text, for: name, at: .noon)
    }

    private func publish(_ key: String) async throws {
        try await tangga.administration().publishCalendar(key, logger: Logger(label: "tests"), at: .noon)
    }

    @Test func `is checked as a file is, with line and column`() async throws {
        let administration = try await tangga.administration()
        let wrong = try await text(of: tangga).replacing("monday: \"08:00-17:00\"", with: "monday: \"08:00-\"")
        let trial = try await administration.trial(of: wrong, for: name)
        #expect(trial.calendar == nil && trial.diagnostics.map(\.code) == [.malformedHours])
        let line =
            1
            + (wrong.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
                $0.contains("monday")
            } ?? 0)
        #expect(trial.diagnostics.map(\.location.line) == [line] && trial.diagnostics.map(\.location.column) == [11])
        let renamed = try await text(of: tangga).replacing("calendar: \(name)", with: "calendar: lain")
        let other = try await administration.trial(of: renamed, for: name)
        #expect(other.isRenamed && other.calendar == nil)
        #expect(try await administration.calendarText("tiada") == nil)
    }

    @Test func `tells what it would do, and does nothing`() async throws {
        let key = try await keep(closed())
        let effect = try await tangga.administration().calendarEffect(key, at: .noon)
        let service = try #require(effect.services.first)
        #expect(effect.services.count == 1 && service.tickets == 1 && service.later == 1 && service.earlier == 0)
        #expect(
            service.moves == [
                ClockMove(
                    number: 1, clock: "teruskan-otomatis", from: .monday + 3.days, to: .monday + 4.days)
            ])
        let days = CalendarDifference(
            from: effect.before, to: effect.after, texts: try ProjectFiles.texts.get(), in: .indonesian
        ).days(from: try #require(CivilDay("2026-02-01")), count: 365)
        #expect(days.map(\.day) == ["Rab 4 Feb 2026"])
        #expect(days.map(\.before) == ["08:00-17:00"] && days.first?.after.contains("(Libur)") == true)
        #expect(try await tangga.types(of: 1) == ["ticket.opened/1"])
        #expect(tangga.installation.library.current.map(\.reference.version) == [1])
    }

    @Test func `counts at once, for open tickets and new ones, and is published once`() async throws {
        let key = try await keep(closed())
        try await publish(key)
        #expect(try await tangga.types(of: 1) == ["ticket.opened/1", "ticket.replanned/1"])
        #expect(try await tangga.nextWake() == .monday + 4.days)
        #expect(try await tangga.ticket(1)?.workflow.version == 2)
        #expect(try await tangga.open().workflow.version == 2)
        let day = try #require(CivilDay("2026-02-04"))
        let calendar = try await tangga.administration().calendars.first { $0.name == name }
        #expect(calendar?.rule(on: day).hours.isClosed == true)
        let edit = try #require(try await tangga.administration().calendarText(name)?.edit)
        #expect(edit.account == tangga["admin"].id && edit.at == .noon)
        try await publish(key)
        #expect(tangga.installation.library.current.map(\.reference.version) == [2])
        #expect(try await tangga.types(of: 1).count == 2)
        #expect(try await tangga.faults() == [])
    }

    @Test func `is published to the end by whoever does again what was interrupted`() async throws {
        let text = try await closed()
        let key = try await keep(text)
        let account = tangga["admin"].id
        let name = name
        // It was stored, and then nothing more was done.
        try await tangga.database.write { connection in
            let edits = CalendarEdits(connection)
            let over = try edits.text(of: name)?.over ?? ""
            try edits.add(CalendarEdit(name: name, text: text, over: over, at: .noon, account: account))
        }
        try await publish(key)
        #expect(tangga.installation.library.current.map(\.reference.version) == [2])
        #expect(try await tangga.types(of: 1) == ["ticket.opened/1", "ticket.replanned/1"])
        #expect(try await tangga.open().workflow.version == 2)
        #expect(try await tangga.database.read { try CalendarEdits($0).newest() }.count == 1)
    }

    @Test func `counts for what was being filled in, too`() async throws {
        let draft = try await tangga.draft()
        try await publish(keep(closed()))
        let ticket = try await tangga.desk.submit(DeskRequest(.open(draft))).ticket
        #expect(ticket.workflow.version == 2)
        #expect(ticket.clocks["teruskan-otomatis"]?.run?.until == .monday + 4.days)
    }

    @Test func `stands over its file at the next start, until the file is changed`() async throws {
        try await publish(keep(closed()))
        var tangga = tangga
        for _ in 1...2 {
            tangga = try await tangga.served(with: .working())
            #expect(tangga.installation.library.current.map(\.reference.version) == [2])
            #expect(try await tangga.types(of: 1).count == 2)
            let standings = try await tangga.database.read { try CalendarEdits($0).standings(over: .working()) }
            #expect(standings.map(\.file) == ["Workflows/calendars/\(name).yaml"])
        }
        var files = try WorkflowFiles.working()
        let index = try #require(files.calendars.firstIndex { $0.name.contains(name) })
        files.calendars[index].text += "\noverrides:\n  - { from: 2026-02-03, through: 2026-02-04, reason: Lain }\n"
        let changed = files
        tangga = try await tangga.served(with: changed)
        #expect(try await tangga.nextWake() == .monday + 7.days)
        #expect(try await text(of: tangga) == changed.calendars[index].text)
        #expect(try await tangga.administration().calendarText(name)?.edit == nil)
        let standings = try await tangga.database.read { try CalendarEdits($0).standings(over: changed) }
        #expect(standings.map(\.file) == [nil])
    }

    @Test func `in its comments alone makes no version, and is kept`() async throws {
        let text = try await text(of: tangga) + "# Ditinjau.\n"
        try await publish(keep(text))
        #expect(tangga.installation.library.current.map(\.reference.version) == [1])
        let after = try await tangga.served(with: .working())
        #expect(try await self.text(of: after) == text)
        #expect(try await after.types(of: 1) == ["ticket.opened/1"])
    }

    @Test func `never overwrites what somebody else published meanwhile`() async throws {
        let (first, second) = (try await keep(closed()), try await keep(closed(on: "2026-02-05")))
        try await publish(first)
        await #expect(throws: CalendarChanged()) { try await publish(second) }
        #expect(tangga.installation.library.current.map(\.reference.version) == [2])
    }

    @Test func `changes nothing where the commit fails, and can be tried again`() async throws {
        let key = try await keep(closed())
        tangga.database.fail(.nothingStored)
        await #expect(throws: (any Error).self) { try await publish(key) }
        #expect(tangga.installation.library.current.map(\.reference.version) == [1])
        #expect(try await tangga.types(of: 1) == ["ticket.opened/1"])
        try await publish(key)
        #expect(try await tangga.types(of: 1).count == 2)
    }

    @Test func `leaves tickets under other texts as they are, and says how many`() async throws {
        var files = try WorkflowFiles.working()
        files.workflows[0].text = files.workflows[0].text.replacing("after: 7 days", with: "after: 8 days")
        let after = try await tangga.served(with: files)
        let administration = try await after.administration()
        let key = try await administration.keep(closed(), for: name, at: .noon)
        let service = try #require(try await administration.calendarEffect(key, at: .noon).services.first)
        #expect(service.tickets == 0 && service.others == 1 && service.moves.isEmpty)
        try await administration.publishCalendar(key, logger: Logger(label: "tests"), at: .noon)
        #expect(try await after.types(of: 1) == ["ticket.opened/1"])
    }
}
