/// Roles are declared nowhere: whoever is named stands or asks. So a slip is told by what it resembles, among all roles
/// that this file and those beside it name.
struct RoleRules {
    private let definition: Definition
    private let outline: Outline
    /// What the files beside this one name.
    private let others: Set<RoleName>

    init(_ definition: Definition, _ outline: Outline, beside others: Set<RoleName>) {
        self.definition = definition
        self.outline = outline
        self.others = others
    }

    /// More roles than these are compared with nobody's: it would take its time, and helps no one.
    private static let most = 60

    var diagnostics: [Diagnostic] {
        let mentions = definition.roleMentions
        let counts = mentions.reduce(into: [:]) { $0[$1.role, default: 0] += 1 }
        let known = Set(counts.keys).union(others)
        guard known.count <= Self.most else { return [] }
        return mentions.filter { counts[$0.role] == 1 && !others.contains($0.role) }.compactMap { mention in
            let rest = known.subtracting([mention.role]).map(\.rawValue).sorted()
            return rest.first { isSlip(mention.role.rawValue, of: $0) }.map { other in
                Diagnostic(
                    .likelyMisspeltRole, at: outline[mention.path], ["name": mention.role.rawValue, "other": other],
                    suggestion: other)
            }
        }
    }

    /// One letter in a short name, two in a long one: `kapten` and `co-kapten` are two roles.
    private func isSlip(_ name: String, of other: String) -> Bool {
        let most = other.count < 8 ? 1 : 2
        guard abs(name.count - other.count) <= most, other.count >= 4, name.count <= 40 else { return false }
        return editDistance(name, other) <= most
    }
}

extension Definition {
    /// Each place in the file that names a role.
    fileprivate var roleMentions: [(role: RoleName, path: Outline.Path)] {
        let stands = [("tiers", tiers), ("teams", teams)].flatMap { section, groups in
            groups.map { (role: $0.members, path: [section, $0.name.rawValue, "members"]) }
        }
        let asks = intake.enumerated().flatMap { index, way in
            [("by", way.by), ("for", way.onBehalfOf)].flatMap { key, roles in
                roles.map { (role: $0, path: ["intake", "\(index)", key, $0.rawValue]) }
            }
        }
        let issues = codes.flatMap { kind in
            kind.by.map { (role: $0, path: ["codes", kind.name.rawValue, "by", $0.rawValue]) }
        }
        let comments = (self.comments?.by ?? []).map { (role: $0, path: ["comments", "by", $0.rawValue]) }
        return (stands + asks + issues + comments).filter { !$0.role.rawValue.isEmpty }
    }

    /// Every role that the file names.
    var roles: Set<RoleName> { Set(roleMentions.map(\.role)) }
}
