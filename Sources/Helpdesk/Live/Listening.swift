package import Workflow

/// What somebody wants to hear of.
package enum NewsSubject: Hashable, Sendable {
    case ticket(TicketNumber)
    case inbox(TierName, WorkflowName?)
}

/// What a listener is told.
package enum Cry: Equatable, Sendable {
    /// The ticket has come to a version of which they may know something.
    case ticket(TicketNumber, version: Int)
    /// Something in the inbox is otherwise.
    case inbox(TierName)
    /// Who else of the staff is at the ticket now.
    case company([Companion])
    /// Nothing new, but the line still stands.
    case beat
    /// Another place of the same person took this one's turn: do not come back by yourself.
    case replaced
}

/// One who listens, until it is no longer held.
package struct Listening: Sendable {
    package let cries: AsyncStream<Cry>
    private let onEnd: @Sendable () -> Void

    init(cries: AsyncStream<Cry>, onEnd: @escaping @Sendable () -> Void) {
        self.cries = cries
        self.onEnd = onEnd
    }

    /// The other end has gone.
    package func end() { onEnd() }
}

/// All who listen, and who is to hear what. A value; whoever changes it holds a lock.
struct Audience: Sendable {
    typealias ID = UInt64

    struct Listener: Sendable {
        let person: Person
        let name: String
        let subject: NewsSubject
        let inboxes: Set<Inbox>
        /// Whether they are of the staff of the ticket that they listen to.
        var isStaff: Bool
        var beats = 0
        /// As they were told last.
        var company: [Companion] = []
        let voice: AsyncStream<Cry>.Continuation
    }

    private(set) var listeners: [ID: Listener] = [:]
    private var byTicket: [TicketNumber: Set<ID>] = [:]
    private var byInbox: [Inbox: Set<ID>] = [:]
    private var byPerson: [AccountID: [ID]] = [:]
    private var last: ID = 0

    var isEmpty: Bool { listeners.isEmpty }
    var count: Int { listeners.count }
    var hasInboxes: Bool { !byInbox.isEmpty }

    func wants(_ number: TicketNumber) -> Bool { hasInboxes || byTicket[number] != nil }

    mutating func add(_ listener: Listener) -> ID {
        last += 1
        listeners[last] = listener
        byPerson[listener.person.id, default: []].append(last)
        switch listener.subject {
        case .ticket(let number): byTicket[number, default: []].insert(last)
        case .inbox: for inbox in listener.inboxes { byInbox[inbox, default: []].insert(last) }
        }
        return last
    }

    @discardableResult
    mutating func remove(_ id: ID) -> Listener? {
        guard let listener = listeners.removeValue(forKey: id) else { return nil }
        byPerson[listener.person.id]?.removeAll { $0 == id }
        if byPerson[listener.person.id]?.isEmpty ?? false { byPerson[listener.person.id] = nil }
        switch listener.subject {
        case .ticket(let number): byTicket.drop(id, of: number)
        case .inbox: for inbox in listener.inboxes { byInbox.drop(id, of: inbox) }
        }
        return listener
    }

    /// The oldest of a person who has more places than that.
    func tooMany(of person: AccountID, most: Int) -> ID? {
        guard let all = byPerson[person], all.count > most else { return nil }
        return all.first
    }

    func places(of person: AccountID) -> [ID] { byPerson[person] ?? [] }

    func concerned(by news: TicketNews) -> Set<ID> {
        news.inboxes.reduce(into: byTicket[news.ticket.number] ?? []) { $0.formUnion(byInbox[$1] ?? []) }
    }

    func staff(at number: TicketNumber) -> [(id: ID, listener: Listener)] {
        (byTicket[number] ?? []).sorted().compactMap { id in
            listeners[id].flatMap { $0.isStaff ? (id, $0) : nil }
        }
    }

    var tickets: [TicketNumber] { Array(byTicket.keys) }

    mutating func change(_ id: ID, _ body: (inout Listener) -> Void) {
        guard var listener = listeners[id] else { return }
        body(&listener)
        listeners[id] = listener
    }
}

extension Dictionary where Value == Set<Audience.ID> {
    fileprivate mutating func drop(_ id: Audience.ID, of key: Key) {
        self[key]?.remove(id)
        if self[key]?.isEmpty ?? false { self[key] = nil }
    }
}
