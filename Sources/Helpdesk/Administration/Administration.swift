import Workflow

/// What administrators look at and do. Whoever holds one was let in: `Installation.administration(for:)` alone decides.
package struct Administration: Sendable {
    let installation: Installation
    /// Whose it is.
    let account: Account

    fileprivate init(_ installation: Installation, of account: Account) {
        self.installation = installation
        self.account = account
    }
}

extension Installation {
    /// Nil for everybody who is no administrator.
    package func administration(for account: Account?) -> Administration? {
        guard let account, account.isActive, account.roles.contains(.administrator) else { return nil }
        return Administration(self, of: account)
    }
}
