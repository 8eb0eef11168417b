import Foundation
import Testing
import Workflow

/// What lies on disk. Once released, a golden file is history: a new shape is a new type with a file of its own.
@Suite struct `An event on disk` {
    /// Every event of a story in which everything happens.
    static let eventful = TicketSpec(.reminding).given(
        .opens(.sekolah),
        .act("minta-data", by: .dinas, at: .monday + 1.hours),
        .act("balas", by: .sekolah, at: .monday + 2.hours),
        .ring("teruskan-otomatis", at: .monday + 2.days + 1.hours),
        .excuse(from: .monday + 2.days + 2.hours, through: .monday + 3.days + 2.hours),
        .ring("teruskan-otomatis", at: .monday + 3.days + 2.hours),
        .act("kembalikan", by: .pusat, message: "alasan tersegel", at: .monday + 4.days),
        .act("teruskan", by: .dinas, message: "catatan tersegel", at: .monday + 5.days),
        .ring("target-pusat", at: .monday + 8.days),
        .act("jawab", by: .pusat, at: .monday + 9.days),
        .act("tutup", by: .sekolah, message: nil, at: .monday + 10.days))

    /// An opening with everything that an opening may have.
    static let walkIn = TicketSpec().given(.opens(.ult, "kunjungan", for: .sekolah, follows: 7))
    static let queued = TicketSpec(`A ticket that comes in at a desk with a line`.queueing)
        .given(.opens(.ult, "kunjungan", for: .sekolah))
    static let skipping = TicketSpec(vacant: ["operator-dinas"]).given(.opens(.sekolah))
    static let unanswered = TicketSpec().given(.opens(.dinas), .ring("target-pusat", at: .monday + 3.days))
        .given(.ring("tutup-otomatis", at: .monday + 7.days))

    /// What happens beside the conversation.
    static let consulted = TicketSpec(.consulting, others: [original]).given(
        .opens(.dinas),
        .act("ambil", by: .pusat, message: nil, at: .monday + 1.hours),
        .act("catat", by: .pusat, message: "catatan tersegel", at: .monday + 2.hours),
        .act("periksa", by: .pusat, message: "tolong dicek tersegel", at: .monday + 3.hours),
        .act("lapor", by: .timData, message: "hasil tersegel", at: .monday + 1.days),
        .act("cek-status", by: .dinas, message: nil, at: .monday + 5.days + 3.hours),
        .act("duplikat", by: .pusat, message: nil, with: ActionInput(original: 7), at: .monday + 6.days),
        .act("nilai", by: .dinas, message: nil, with: ActionInput(rating: 4), at: .monday + 6.days + 1.hours))

    /// What is said while a team goes on with its check.
    static let checking = TicketSpec(.consulting).given(
        .opens(.dinas), .act("periksa", by: .pusat, message: "tolong dicek tersegel", at: .monday + 3.hours),
        .act("jawab", by: .pusat, message: "sementara tersegel", at: .monday + 4.hours),
        .act("minta-data", by: .pusat, message: "mohon tersegel", at: .monday + 5.hours))

    /// What turns out to be about something else.
    static let sorted = TicketSpec(.sorting).given(
        .opens(.sekolah, about: "masuk/lupa-sandi"),
        .act(
            "ganti-kategori", by: .dinas, message: nil, with: ActionInput(category: "lainnya"), at: .monday + 1.hours))

    /// What somebody asks who has no account.
    private static let guest: TicketEvent = {
        var event = sorted.events[0]
        if case .opened(var opening) = event.fact {
            opening.guest = GuestCard(
                name: .init(rawValue: "nama tersegel"), contact: .init(rawValue: "alamat tersegel"))
            event.fact = .opened(opening)
        }
        return event
    }()
    /// What comes under another text of its workflow, and what counts on a calendar that has changed.
    static let crossing = TicketSpec(.consulting).given(
        .opens(.dinas), .act("periksa", by: .pusat, at: .monday + 3.hours)
    )
    .whenMigrated(to: .consulting.next { $0.clocks[1].after = .of("2 days") }, at: .monday + 1.days).then(.migrated)
    static let replanning = TicketSpec(.working(on: .officeHours(.fixed(.wib)))).given(.opens(.sekolah))
        .whenReplanned(on: .officeHours(.fixed(.wib), off: "2026-02-03"), at: .monday + 1.hours).then(.replanned)

    private static let original = TicketSpec().given(.opens(.dinas)).ticket(numbered: 7)

    /// By file name. Where a type comes twice in the story, the first stands for it.
    static let examples: [String: TicketEvent] = {
        var examples = [
            "ticket.opened-1.walk-in": walkIn.events[0],
            "ticket.opened-1.skipping": skipping.events[0],
            "ticket.closed-1.unanswered": unanswered.events[2],
            "ticket.opened-1.queue": queued.events[0],
            "ticket.opened-1.category": sorted.events[0],
            "ticket.opened-1.guest": guest,
            "ticket.recategorised-1": sorted.events[1],
            "ticket.closed-1.duplicate": consulted.events[7],
            "ticket.answered-1.checking": checking.events[2],
            "ticket.asked-1.checking": checking.events[3],
            "ticket.migrated-1": crossing.events[2],
            "ticket.replanned-1": replanning.events[1],
        ]
        for event in (eventful.events + consulted.events).reversed() {
            examples[event.type.replacing("/", with: "-")] = event
        }
        return examples
    }()

    @Test(arguments: examples.keys.sorted())
    func `is written as it always was`(name: String) throws {
        let event = try #require(Self.examples[name])
        try GoldenFile("\(name).json").expect(String(decoding: event.payload, as: UTF8.self))
    }

    @Test(arguments: examples.keys.sorted())
    func `is read as what it was, and still folds`(name: String) throws {
        let event = try #require(Self.examples[name])
        let payload = Array(GoldenFile("\(name).json").text.utf8)
        let read = try TicketEvent(ofType: event.type, payload: payload)
        #expect(read == event)
        let opening = Self.eventful.events[0]
        let before = try #require(Ticket(folding: [opening]))
        let after = try #require(Ticket(folding: [opening, read]))
        #expect(after.version == before.version + 1)
        #expect(after.clocks == event.clocks)
    }

    /// Written before the requester's role was.
    @Test(arguments: ["ticket.opened-1", "ticket.opened-1.skipping", "ticket.opened-1.walk-in"])
    func `of an older shape is still read, and folds`(name: String) throws {
        let event = try #require(Self.examples[name])
        let payload = Array(GoldenFile("\(name).without-role.json").text.utf8)
        let read = try TicketEvent(ofType: event.type, payload: payload)
        let ticket = try #require(Ticket(folding: [read]))
        #expect(ticket.requesterRole == nil)
        var expected = try #require(Ticket(folding: [event]))
        expected.requesterRole = nil
        #expect(ticket == expected)
    }

    @Test func `has a type of its own for everything that can happen`() {
        let types = Set(Self.examples.values.map(\.type))
        #expect(
            types == [
                "ticket.opened/1", "ticket.answered/1", "ticket.replied/1", "ticket.asked/1", "ticket.forwarded/1",
                "ticket.returned/1", "ticket.flagged/1", "ticket.reminded/1", "ticket.excused/1", "ticket.closed/1",
                "ticket.noted/1", "ticket.assigned/1", "ticket.referred/1", "ticket.reported/1", "ticket.inquired/1",
                "ticket.rated/1", "ticket.recategorised/1", "ticket.migrated/1", "ticket.replanned/1",
            ])
    }

    @Test func `of a type that we do not know is refused`() throws {
        let error = #expect(throws: UnknownEventType.self) {
            try TicketEvent(ofType: "ticket.answered/2", payload: Array("{}".utf8))
        }
        #expect(error?.type == "ticket.answered/2")
    }

    @Test func `by nobody that we know is refused`() throws {
        let payload = #"{"at":0,"by":{"committee":"x"},"clocks":{},"fact":{"text":"x"}}"#
        #expect(throws: UnreadableEvent(member: "service")) {
            try TicketEvent(ofType: "ticket.answered/1", payload: Array(payload.utf8))
        }
    }

    @Test func `with a field from the future is read without it`() throws {
        let payload = #"{"at":0,"by":{"person":"x","device":"y"},"clocks":{},"fact":{"text":"x","mood":"z"}}"#
        let event = try TicketEvent(ofType: "ticket.answered/1", payload: Array(payload.utf8))
        #expect(event.by == .person("x"))
    }

    @Test(
        arguments: [
            ("", "payload"), ("[]", "payload"), (#"{"by":{"service":true},"clocks":{},"fact":{"text":"x"}}"#, "at"),
            (#"{"at":"0","by":{"service":true},"clocks":{},"fact":{"text":"x"}}"#, "at"),
            (#"{"at":99999999999999999,"by":{"service":true},"clocks":{},"fact":{"text":"x"}}"#, "at"),
            (#"{"at":0,"by":{"service":true},"clocks":{},"fact":{"text":null}}"#, "text"),
            (#"{"at":0,"by":{"service":true},"clocks":{"c":{"running":1}},"fact":{"text":"x"}}"#, "running"),
            (#"{"at":0,"by":{"service":true},"clocks":{"c":{}},"fact":{"text":"x"}}"#, "done"),
        ])
    func `that was damaged says which member can't be read`(payload: String, member: String) {
        #expect(throws: UnreadableEvent(member: member)) {
            try TicketEvent(ofType: "ticket.answered/1", payload: Array(payload.utf8))
        }
    }

    @Test func `stands in a history that folds to the same ticket forever`() throws {
        let lines = Self.eventful.events.map { event in
            "\(event.type) \(String(decoding: event.payload, as: UTF8.self))"
        }
        try GoldenFile("history.txt").expect(lines.joined(separator: "\n"))
        let read = try GoldenFile("history.txt").text.split(separator: "\n").map { line in
            let parts = line.split(separator: " ", maxSplits: 1)
            return try TicketEvent(ofType: String(parts[0]), payload: Array(parts[1].utf8))
        }
        for count in 1...read.count {
            #expect(Ticket(folding: read.prefix(count)) == Ticket(folding: Self.eventful.events.prefix(count)))
        }
        let ticket = try #require(Ticket(folding: read.dropLast()))
        try GoldenFile("ticket.txt").expect(ticket.summary)
    }

    @Test func `says nothing before its ticket was opened`() {
        #expect(Ticket(folding: Self.eventful.events.dropFirst()) == nil)
    }

    @Test func `that opens a ticket again does not wipe it out`() throws {
        let events = Self.eventful.events
        let again = try #require(Ticket(folding: events + [events[0]]))
        #expect(again.version == events.count + 1)
        #expect(!again.isOpen)
    }
}

extension Ticket {
    /// Every field on a line of its own.
    fileprivate var summary: String {
        let lines = Mirror(reflecting: self).children.map { child -> String in
            if let moments = child.value as? [Occurrence: Instant] {
                return "\(child.label ?? ""): \(moments.sorted { $0.value < $1.value }.map { "\($0.key) \($0.value)" })"
            }
            guard let clocks = child.value as? [ClockName: ClockState] else {
                return "\(child.label ?? ""): \(plain(child.value))"
            }
            let states = clocks.sorted { $0.key < $1.key }.map { "    \($0.key): \($0.value)" }
            return (["clocks:"] + states).joined(separator: "\n")
        }
        return lines.joined(separator: "\n")
    }

    private func plain(_ value: Any) -> String {
        guard let fields = value as? [FieldName: FieldValue] else { return "\(value)" }
        return fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
    }
}
