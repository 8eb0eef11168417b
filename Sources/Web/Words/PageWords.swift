import Helpdesk
import Workflow

/// What one reader reads: the catalogue in their language, times in their zone and as they stand to the present.
struct PageWords: Sendable {
    let texts: Texts
    let language: Language
    let zone: Zone
    /// Ticket time.
    let now: Instant

    func told(in zone: Zone) -> PageWords { PageWords(texts: texts, language: language, zone: zone, now: now) }

    /// A text of the pages: `callAsFunction("front.title")` is `page.front.title`.
    func callAsFunction(_ key: String, _ arguments: [String: String] = [:]) -> String {
        texts.text("page.\(key)", arguments, in: language)
    }

    func wording(_ wording: Wording) -> String { wording.text(in: language) }

    // MARK: Names

    /// A name that the catalogue may have words for; if not, its own will do.
    func named(_ kind: String, _ name: String) -> String {
        let key = "\(kind).\(name)"
        return texts.contains(key) ? texts.text(key, in: language) : name.split(separator: "-").joined(separator: " ")
    }

    /// A guest who gave no name is a guest.
    func person(_ person: PersonName) -> String { person.name ?? texts.text("guest.name", in: language) }
    /// Of one person who has it; the handbook's words are for many.
    func role(_ name: RoleName) -> String { named("person", name.rawValue) }
    func warning(_ kind: FieldWarning.Kind) -> String { texts.text("warning.\(kind.rawValue)", in: language) }
    func flag(_ name: FlagName) -> String { named("flag", name.rawValue) }
    func closed(_ reason: CloseReason) -> String { named("close", reason.rawValue) }

    func roles(_ roles: Set<RoleName>) -> String { roles.sorted().map(role).joined(separator: ", ") }

    func tier(_ name: TierName, in definition: Definition?) -> String {
        definition?.group(name).map { wording($0.title) } ?? name.rawValue
    }

    /// `Masuk › Lupa kata sandi`
    func category(_ path: CategoryPath, in definition: Definition?) -> String {
        let lineage = definition?.lineage(of: path) ?? []
        return lineage.isEmpty ? path.description : lineage.map { wording($0.title) }.joined(separator: " › ")
    }

    func action(_ action: Action) -> String {
        action.title.map(wording) ?? texts.text("action.\(action.does.word)", in: language)
    }

    // MARK: Lists

    func both(_ items: [String]) -> String {
        guard items.count > 1, let last = items.last else { return items.first ?? "" }
        return self("and", ["first": items.dropLast().joined(separator: ", "), "last": last])
    }

    func either(_ items: [String]) -> String {
        guard items.count > 1, let last = items.last else { return items.first ?? "" }
        return self("or", ["first": items.dropLast().joined(separator: ", "), "last": last])
    }

    /// `1,2 MB`
    func size(_ bytes: Int) -> String {
        guard bytes >= 100_000 else { return "\((bytes + 1_023) / 1_024) KB" }
        let (unit, name) = bytes < 1 << 30 ? (1 << 20, "MB") : (1 << 30, "GB")
        let (tenths, rest) = (bytes / unit * 10, (bytes % unit * 10 + unit / 2) / unit)
        return "\((tenths + rest) / 10)\(language == .indonesian ? "," : ".")\(rest % 10) \(name)"
    }
}
