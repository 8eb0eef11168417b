extension CrossingObstacle {
    package var textKey: String {
        switch self {
        case .tierGone: "crossing.tier-gone"
        case .teamGone: "crossing.team-gone"
        case .categoryGone: "crossing.category-gone"
        case .noInbox: "crossing.no-inbox"
        case .nobodyStands: "crossing.nobody-stands"
        case .unreachable: "crossing.unreachable"
        }
    }

    package var textArguments: [String: String] {
        switch self {
        case .tierGone(let name), .teamGone(let name), .noInbox(let name), .nobodyStands(let name):
            ["name": name.rawValue]
        case .categoryGone(let path): ["name": path.description]
        case .unreachable(let name, let awaiting): ["name": name.rawValue, "awaiting": awaiting.rawValue]
        }
    }
}
