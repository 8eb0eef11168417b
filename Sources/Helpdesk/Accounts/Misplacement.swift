import EventStore
package import Workflow

/// An account where it has nothing to do: allowed, since a workflow may come later, but nobody should be left to wonder
/// why an inbox stays empty.
package enum Misplacement: Hashable, Sendable {
    /// No workflow knows the role; `known` are those that some workflow does.
    case unknownRole(RoleName, known: [RoleName])
    /// Those with this role stand in inboxes of other kinds of places only.
    case noInbox(RoleName, at: Place.Level, wanted: [Place.Level])
}

extension [Definition] {
    /// - Parameter level: of the place that the account is for.
    package func misplacement(of role: RoleName, at level: Place.Level) -> Misplacement? {
        guard role != .administrator else { return nil }
        guard knownRoles.contains(role) else { return .unknownRole(role, known: knownRoles.sorted()) }
        let wanted = Set(flatMap { $0.tiers + $0.teams }.filter { $0.members == role }.map(\.inbox))
        return wanted.isEmpty || wanted.contains(level) ? nil : .noInbox(role, at: level, wanted: wanted.sorted())
    }

    /// Those that some workflow gives something to do.
    var knownRoles: Set<RoleName> {
        Set(flatMap { ($0.tiers + $0.teams).map(\.members) + $0.intake.flatMap { $0.by + $0.onBehalfOf } })
    }
}

extension Accounts {
    /// Which roles active accounts have at which level of places, and how many.
    package func roles() async throws -> [(role: RoleName, level: Place.Level, count: Int)] {
        try await database.read { connection in
            try connection.all(SQL.roles) { row in
                (role: RoleName(try row.text(0)), level: Place.Level.allCases[try row.int(1)], count: try row.int(2))
            }
        }
    }
}
