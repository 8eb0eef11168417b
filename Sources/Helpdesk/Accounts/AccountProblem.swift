package import Workflow

/// Why an account can't be as somebody wants it. The words are texts `account.…`.
package enum AccountProblem: Error, Equatable, Sendable {
    case usernameTaken(Username)
    case usernameMalformed(String)
    case nameMalformed
    case emailMalformed(String)
    case roleMalformed(RoleName)
    /// No service names it.
    case unknownRole(RoleName)
    case noRole
    case noSuchPlace(code: String)
    /// Fewer characters than that.
    case weakPassword(minimum: Int)
    case passwordTooLong(maximum: Int)
    case noSuchAccount(AccountID)
    /// Nobody takes the key to the house away from themselves.
    case ownAdministration

    package var textKey: String {
        switch self {
        case .usernameTaken: "account.username-taken"
        case .usernameMalformed: "account.username-malformed"
        case .nameMalformed: "account.name-malformed"
        case .emailMalformed: "account.email-malformed"
        case .roleMalformed: "account.role-malformed"
        case .unknownRole: "account.no-such-role"
        case .noRole: "account.no-role"
        case .noSuchPlace: "account.no-such-place"
        case .weakPassword: "account.weak-password"
        case .passwordTooLong: "account.password-too-long"
        case .noSuchAccount: "account.no-such-account"
        case .ownAdministration: "account.own-administration"
        }
    }

    package var textArguments: [String: String] {
        switch self {
        case .usernameTaken(let username): ["username": username.text]
        case .usernameMalformed(let text): ["username": text]
        case .nameMalformed, .noRole, .ownAdministration: [:]
        case .emailMalformed(let text): ["email": text]
        case .roleMalformed(let role), .unknownRole(let role): ["role": role.rawValue]
        case .noSuchPlace(let code): ["place": code]
        case .weakPassword(let minimum): ["minimum": "\(minimum)"]
        case .passwordTooLong(let maximum): ["maximum": "\(maximum)"]
        case .noSuchAccount(let id): ["account": id.rawValue]
        }
    }
}
