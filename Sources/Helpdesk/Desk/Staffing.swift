package import EventStore
package import Workflow

/// Who stands where, asked inside the transaction that relies on it.
package struct Staffing {
    let connection: any Connection

    package init(_ connection: any Connection) {
        self.connection = connection
    }

    /// Is there an active account with this role at exactly this place?
    package func isStaffed(_ role: RoleName, at place: Place) throws -> Bool {
        try connection.first(SQL.staffed, [.text(role.rawValue), .text(place.path)]) { _ in true } ?? false
    }

    /// Somebody stands there.
    struct Stand: Hashable, Sendable {
        var role: RoleName
        var place: Place
    }

    /// Everywhere at once, for those who ask about many tickets outside a transaction.
    func all() throws -> Set<Stand> {
        let stands = try connection.all(SQL.all) { row in
            try Place(path: row.text(1)).map { Stand(role: RoleName(try row.text(0)), place: $0) }
        }
        return Set(stands.compactMap(\.self))
    }

    enum SQL {
        static let all = "SELECT role, place FROM account_role WHERE is_active = 1"

        static let staffed = "SELECT 1 FROM account_role WHERE role = $1 AND place = $2 AND is_active = 1 LIMIT 1"
    }
}
