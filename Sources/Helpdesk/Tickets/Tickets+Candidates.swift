import EventStore
package import Workflow

/// Somebody who may be assigned to a ticket.
package struct Candidate: Equatable, Sendable {
    package var username: String
    package var name: String

    package init(username: String, name: String) {
        self.username = username
        self.name = name
    }
}

extension Tickets {
    /// More than these make no list that anybody reads.
    package static let mostCandidates = 100

    /// Everybody whom the rules let be assigned: who stands with the ticket's holder, by name. Nil where there are too many.
    package func candidates(for ticket: Ticket) async throws -> [Candidate]? {
        let holder = ticket.holder
        let found = try await database.read { connection in
            try connection.all(
                SQL.candidates,
                [.text(holder.members.rawValue), .text(holder.place.path), .int(Self.mostCandidates + 1)]
            ) { Candidate(username: try $0.text(0), name: try $0.text(1)) }
        }
        guard found.count <= Self.mostCandidates else { return nil }
        return found.sorted { ($0.name, $0.username) < ($1.name, $1.username) }
    }
}

extension Tickets.SQL {
    static let candidates = """
        SELECT account.username, account.name FROM account_role JOIN account ON account.id = account_role.account
        WHERE account_role.role = $1 AND account_role.place = $2 AND account_role.is_active = 1 LIMIT $3
        """
}
