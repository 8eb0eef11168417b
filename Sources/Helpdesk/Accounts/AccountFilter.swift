package import Workflow

/// Which accounts a list shows.
package struct AccountFilter: Equatable, Sendable {
    package var role: RoleName?
    /// This place and all that lie in it.
    package var place: Place?
    /// Part of the username or the name.
    package var text: String?

    package init(role: RoleName? = nil, place: Place? = nil, text: String? = nil) {
        self.role = role
        self.place = place
        self.text = text
    }
}

/// Some accounts in the order of their usernames.
package struct AccountPage: Equatable, Sendable {
    package var accounts: [Account]
    /// What to pass as `after` for more; nil at the end.
    package var next: Username?
}
