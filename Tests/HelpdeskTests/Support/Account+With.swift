import Workflow

@testable import Helpdesk

extension Account {
    /// As it is, but with other roles somewhere else.
    func with(roles: Set<RoleName>, at place: Place) -> NewAccount {
        NewAccount(username: username, name: name, roles: roles, place: place, email: email, language: language)
    }
}
