import Helpdesk
import Workflow

extension Misplacement {
    /// For whoever added the account.
    var warning: String {
        switch self {
        case .unknownRole(let role, let known):
            Failure.text(
                "account.unknown-role",
                ["role": role.rawValue, "known": known.map(\.rawValue).joined(separator: ", ")])
        case .noInbox(let role, let level, let wanted):
            Failure.text(
                "account.no-inbox",
                [
                    "role": role.rawValue, "level": level.name,
                    "wanted": wanted.map(\.name).joined(separator: ", "),
                ])
        }
    }
}

extension Place.Level {
    fileprivate var name: String { Failure.text("account.level.\(rawValue)") }
}
