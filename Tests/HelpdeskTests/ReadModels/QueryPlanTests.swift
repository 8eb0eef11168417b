import SQLiteDriver
import Testing
import Workflow

@testable import EventStore
@testable import Helpdesk

/// Every statement on the path of a request costs the same with a million tickets as with ten.
@Suite struct `Nothing that a request asks` {
    static let lists = [
        TicketLists.SQL.seen, TicketLists.SQL.sees, TicketLists.SQL.search, TicketLists.SQL.row, Inboxes.SQL.page,
        Inboxes.SQL.counts, Tickets.SQL.nextClock, PracticeGuests.SQL.tickets, Names.SQL.person, Places.SQL.unit,
        Regions.SQL.one, Tickets.SQL.candidates,
    ]
    static let commands = [
        Reception.SQL.requester, DeskBatch.SQL.lastNumber, Staffing.SQL.staffed, IdempotencyRecords.SQL.find,
        IdempotencyRecords.SQL.insert, Outbox.SQL.insert, ReadModels.SQL.updateTicket, ReadModels.SQL.deleteViewer,
        ReadModels.SQL.updateSearch, ReadModels.SQL.setClock, ReadModels.SQL.deleteClock, ReadModels.SQL.count,
        Uploads.SQL.insert, Uploads.SQL.find, Uploads.SQL.nth, Uploads.SQL.remove, Uploads.SQL.ticket,
        ReadModels.SQL.insertAttachment, EventLog.SQL.insert, EventLog.SQL.stream, EventLog.SQL.head,
        EventLog.SQL.streamHead, EventLog.SQL.page, QueueTable.SQL.last, QueueTable.SQL.insert, QueueTable.SQL.all,
        QueueTable.SQL.one, QueueTable.SQL.update, CodeTable.SQL.held, CodeTable.SQL.one, CodeTable.SQL.page,
        CodeTable.SQL.last, CodeTable.SQL.insert, CodeTable.SQL.end, CodeTable.SQL.spend, CodeTable.SQL.note,
        CommentStreams.SQL.last, CommentStreams.SQL.store, CommentStreams.SQL.one, CommentStreams.SQL.page,
        CommentStreams.SQL.repeated, CommentStreams.SQL.newest, CodeTable.SQL.log, CodeTries.SQL.find,
        CodeTries.SQL.count, CodeTries.SQL.sweep,
    ]
    static let clocks = [
        DueClocks.SQL.awake, DueClocks.SQL.next, DueClocks.SQL.tickets, IdempotencyRecords.SQL.sweep,
        Uploads.SQL.expired, Uploads.SQL.sent, Uploads.SQL.waiting, OutageRecords.SQL.excused, Settings.SQL.get,
        WorkflowStore.SQL.newest, WorkflowStore.SQL.source, CalendarEdits.SQL.newestOf, CalendarEdits.SQL.text,
        TextEdits.SQL.newestOf, TextEdits.SQL.insert, AnswerEdits.SQL.newestOf, AnswerEdits.SQL.insert,
        CalendarEdits.SQL.note, CalendarEdits.SQL.setText, OpenTickets.SQL.page, OpenTickets.SQL.count,
    ]
    static let letters = [
        Outbox.SQL.page, Outbox.SQL.head, Expansion.SQL.inbox, Expansion.SQL.place, LetterRecords.SQL.insert,
        LetterRecords.SQL.settle, LetterRecords.SQL.postpone, LetterRecords.SQL.due, LetterRecords.SQL.nextDue,
        LetterRecords.SQL.all, LetterRecords.SQL.ofTicket,
    ]
    static let statistics = [
        StatisticTable.SQL.add, StatisticTable.SQL.tidy, StatisticTable.SQL.since, CountedLists.SQL.addList,
        CountedLists.SQL.list, CountedLists.SQL.lists, CountedLists.SQL.add, CountedLists.SQL.page,
        CountedLists.SQL.holds,
    ]
    let database: SQLiteDatabase

    init() async throws {
        database = try SQLiteDatabase.inMemory()
        try await Migrator([EventLog.schema, .helpdesk]).migrate(database)
    }

    @Test(arguments: lists + commands + clocks + letters + statistics)
    func `walks through a table or sorts one`(sql: String) async throws {
        let plan = try await plan(of: sql)
        #expect(!plan.contains { $0.hasPrefix("SCAN") && !$0.isBounded }, "\(plan)")
        #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
    }

    /// One account and its roles are a handful of rows: they may be sorted.
    @Test(arguments: [Accounts.SQL.byID, Accounts.SQL.byUsername])
    func `about one account walks through them all`(sql: String) async throws {
        let plan = try await plan(of: sql)
        #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
    }

    /// Where a ticket lies is one look into each of two indexes, whose ends are read side by side.
    @Test func `of an inbox goes anywhere but to what is held and what is asked there`() async throws {
        let plan = try await plan(of: Inboxes.SQL.page)
        #expect(
            plan.filter { $0.hasPrefix("SEARCH") }.map { $0.split(separator: " ")[4] } == [
                "ticket_in_inbox", "ticket_with_team",
            ])
    }

    /// What the lists above may have forgotten.
    @Test func `in a whole day walks through a table or sorts one`() async throws {
        let tangga = try await TestInstallation(.consulting)
        tangga.database.noteStatements()
        try await tangga.day()
        let statements = tangga.database.takeStatements()
        #expect(statements.count > 30)
        for sql in statements where !sql.isOfAccounts {
            let plan = try await plan(of: sql)
            #expect(!plan.contains { $0.hasPrefix("SCAN") && !$0.isBounded }, "\(sql): \(plan)")
            #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(sql): \(plan)")
        }
    }

    private func plan(of sql: String) async throws -> [String] {
        let count = (1...30).last { sql.contains("$\($0)") } ?? 0
        let arguments = Array(repeating: SQLValue.text("0"), count: count)
        return try await database.read { connection in
            try connection.all("EXPLAIN QUERY PLAN \(sql)", arguments) { try $0.text(3) }
        }
    }
}

extension TestInstallation {
    /// One of everything that people and clocks do.
    fileprivate func day() async throws {
        let (school, dinas) = (self["sekolah1"], self["dinas1"])
        let signIn = try await installation.signIns.signIn(
            "sekolah1", password: "latihan", from: "198.51.100.1", at: time.now())
        _ = try await installation.signIns.account(forToken: signIn.token, at: time.now())
        try await open(key: "k")
        try await open(follows: 1)
        try await open("ult1", form: "kunjungan", for: "sekolah1")
        try await act("dinas1", "jawab", on: 1, key: "k")
        for search in [nil, "gagal", "#1"] {
            let filter = TicketFilter(isOpen: true, search: search)
            _ = try await tickets.list(filter, for: school, cursor: nil, limit: 2)
        }
        _ = try await tickets.inboxes(of: dinas)
        let inbox = try await tickets.inbox("dinas", of: nil, for: dinas, cursor: nil, limit: 2)
        _ = try await tickets.nextClocks(of: inbox?.items.map(\.row) ?? [])
        _ = try await tickets.inbox(
            "dinas", of: nil, matching: InboxFilter(isTheirs: true), for: dinas, cursor: nil, limit: 2)
        try await act("dinas1", "periksa", on: 2)
        _ = try await tickets.inbox("data", of: nil, for: self["verifikasi1"], cursor: nil, limit: 2)
        try await act("verifikasi1", "lapor", on: 2)
        let seen = try await tickets.view(1, for: dinas)
        _ = try await tickets.candidates(for: seen.ticket)
        _ = try await tickets.earlier(than: seen.ticket, for: dinas, limit: 5)
        _ = try await tickets.named([1, 2], for: dinas)
        _ = try await tickets.conversation(on: 1, for: dinas)
        let file = try await send(.pdf, as: "sekolah1")
        try await act("sekolah1", "balas", on: 1, with: [file])
        _ = try await download(file, as: "dinas1")
        try await attachments.sweep(at: time.now())
        try await statistician().work()
        _ = try await statistics.dashboard(of: "dapodik-paud-dikmas", at: nil, for: self["pusat1"])
        _ = try await statistics.records()
        let counted = CountedFilter(
            workflow: "dapodik-paud-dikmas", place: .national, measure: .opened,
            weeks: CountedFilter.weeks(until: statistics.today))
        _ = try await tickets.list(TicketFilter(counted: counted), for: dinas, cursor: nil, limit: 2)
        let restarted = try await restarted()
        try await restarted.act("sekolah1", "balas", on: 1)
        try await restarted.pass(11.days)
        try await restarted.installation.signIns.signOut(signIn.token)
    }
}

extension String {
    /// Of the search index, which looks words up; of one row that a condition made; of an index that a limit ends.
    fileprivate var isBounded: Bool {
        contains("VIRTUAL TABLE INDEX") || self == "SCAN CONSTANT ROW"
            || self == "SCAN clock USING COVERING INDEX clock_by_wake"
    }

    /// One account and its roles are a handful of rows: they may be sorted. So may all that an assembly reads once.
    fileprivate var isOfAccounts: Bool {
        contains("FROM account WHERE") || self == Regions.SQL.all || self == WorkflowStore.SQL.all
            || [CalendarEdits.SQL.newest, TextEdits.SQL.newest, AnswerEdits.SQL.newest].contains(self)
    }
}
