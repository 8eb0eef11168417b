/// Somebody who acts, as the rules see them: which roles, and where.
package struct Person: Hashable, Sendable {
    package var id: AccountID
    package var roles: Set<RoleName>
    package var place: Place

    package init(id: AccountID, roles: Set<RoleName>, place: Place) {
        self.id = id
        self.roles = roles
        self.place = place
    }
}
