/// An account under belajar.id, whose host says whose it is: `guru.sd.belajar.id`, `paud.belajar.id`, `dinas.belajar.id`.
package enum BelajarID {
    /// Kinds of school; their pupils have accounts at the bare word, teachers and staff before it.
    static let levels = ["paud", "sd", "smp", "sma", "smk", "slb"]
    /// Paket A, B and C, whose teachers are called pendidik.
    static let equivalence = "kesetaraan"
    /// Those who belong to no school.
    static let others = [
        "dinas", "dikbud", "yayasan", "konsultan", "mitra", "penggerak", "instruktur", "program",
    ]

    /// Every word that may stand between `@` and `.belajar.id`.
    static let hosts =
        levels.flatMap { [$0, "guru.\($0)", "admin.\($0)"] }
        + [equivalence, "pendidik.\(equivalence)", "admin.\(equivalence)"] + others

    static func flaw(in text: String) -> IdentifierFlaw? {
        guard EmailAddress.flaw(in: text) == nil, let host = host(of: text), hosts.contains(host) else {
            return .notBelajarID
        }
        return nil
    }

    /// A kind of school that there are accounts for.
    package static func isLevel(_ word: String) -> Bool { levels.contains(word) || word == equivalence }

    /// Whose accounts there are.
    package enum Role: Sendable {
        case pupil, teacher, staff, government, other
    }

    /// By the words that options have which tell users apart. Heads of school have accounts of either kind.
    private static let users: [String: Set<Role>] = [
        "peserta-didik": [.pupil], "murid": [.pupil], "pendidik": [.teacher], "guru": [.teacher],
        "tenaga-kependidikan": [.staff], "operator-sekolah": [.staff], "admin-sekolah": [.staff],
        "kepala-sekolah": [.staff, .teacher], "kepala": [.staff, .teacher], "dinas": [.government],
        "pejabat": [.government], "staf": [.government], "non-satuan-pendidikan": [.other],
        // `@dikbud` alone, whose role nobody knows.
        "staf-kementerian": [],
    ]

    /// - Parameter user: an option's value, or the path to one: its last word that says anything counts.
    /// - Returns: nil where no word says anything of accounts.
    package static func roles(of user: String) -> Set<Role>? {
        user.split(separator: "/").reversed().lazy.compactMap { users[String($0)] }.first
    }

    /// Nil for `@dikbud`, which is local government to one service and the ministry to another.
    package static func role(of text: String) -> Role? {
        guard let host = host(of: text), host != "dikbud" else { return nil }
        if host == "dinas" { return .government }
        if others.contains(host) { return .other }
        if host.hasPrefix("admin.") { return .staff }
        return host.hasPrefix("guru.") || host.hasPrefix("pendidik.") ? .teacher : .pupil
    }

    private static func host(of text: String) -> String? {
        guard let (_, host) = EmailAddress.parts(of: text), host.hasSuffix(".belajar.id") else { return nil }
        return String(host.dropLast(".belajar.id".count))
    }

    /// The kind of school that the account was made for: `sd`, `kesetaraan`; nil where it belongs to none.
    package static func level(of text: String) -> String? {
        let level = host(of: text)?.split(separator: ".").last.map(String.init)
        return level.flatMap { isLevel($0) ? $0 : nil }
    }
}
