import EventStore
import Workflow

/// The letters that the next notices of the outbox make, worked out on one snapshot.
struct LetterPlan {
    struct Letter: Sendable {
        var key: LetterRow.Key
        var dueAt: Instant
    }

    struct Outcome: Sendable {
        var start: NoticePosition
        var end: NoticePosition
        var letters: [Letter] = []
        /// Notices that were passed over, since their tickets can't be read.
        var failures: [(TicketNumber, any Error)] = []
        /// Whether there may be more.
        var isFull = false
    }

    private(set) var result: Outcome
    private let connection: any Connection
    private let expansion: Expansion
    private var histories: Histories

    init(_ connection: any Connection, _ expansion: Expansion) throws {
        self.connection = connection
        self.expansion = expansion
        histories = Histories(connection)
        let start = try NoticePosition.load(connection)
        result = Outcome(start: start, end: start)
    }

    /// Up to a page of notices, and a page of letters.
    mutating func run() throws {
        let notices = try Outbox(connection).notices(after: result.start.through, limit: Mailroom.Limit.notices)
        for notice in notices {
            let room = Mailroom.Limit.letters - result.letters.count
            guard room > 0, try take(notice, room: room) else {
                result.isFull = true
                return
            }
            result.end = NoticePosition(through: notice.id)
        }
        result.isFull = notices.count == Mailroom.Limit.notices
    }

    /// - Returns: whether all its letters are among those planned.
    private mutating func take(_ notice: Outbox.Stored, room: Int) throws -> Bool {
        do {
            guard let occasion = try histories.occasion(of: notice) else { return true }
            let recipients = try expansion.recipients(of: occasion, after: result.end.within, limit: room)
            for recipient in recipients where expansion.isToBeTold(recipient, of: occasion) {
                let key = LetterRow.Key(
                    number: notice.number, version: notice.version, notice: occasion.notice.kind,
                    recipient: recipient.id)
                result.letters.append(Letter(key: key, dueAt: try expansion.dueAt(recipient, occasion)))
            }
            guard recipients.count == room else { return true }
            result.end.within = recipients.last?.id
            return false
        } catch let error where error.isOfTicket {
            result.failures.append((notice.number, error))
            return true
        }
    }
}

/// Tickets' histories, each read once for all its letters of one page.
struct Histories {
    private let streams: TicketStreams
    private var known: [TicketNumber: [TicketEvent]] = [:]

    init(_ connection: any Connection) {
        streams = TicketStreams(connection)
    }

    mutating func events(of number: TicketNumber) throws -> [TicketEvent] {
        if let events = known[number] { return events }
        let events = try streams.events(of: number)
        known[number] = events
        return events
    }

    /// Nil for a notice that nobody gets, or that this program does not know.
    mutating func occasion(of notice: Outbox.Stored) throws -> Occasion? {
        guard let kind = notice.kind else { return nil }
        return Occasion(kind, version: notice.version, of: try events(of: notice.number))
    }

    mutating func occasion(of key: LetterRow.Key) throws -> Occasion {
        guard let occasion = Occasion(key.notice, version: key.version, of: try events(of: key.number)) else {
            throw EventStoreError.corrupt("letter on ticket \(key.number) at \(key.version)")
        }
        return occasion
    }
}

extension Error {
    /// Whether the fault lies in one ticket, so that the others need not wait.
    fileprivate var isOfTicket: Bool {
        switch self as? EventStoreError {
        case .corrupt, nil: true
        case .some: false
        }
    }
}
