/// One declared service, loaded and checked: what a workflow file says, with every name in it known to exist.
///
/// Identified by its name and `hash`; a ticket stays on the definition that it was opened under.
package struct Definition: Equatable, Sendable {
    package var name: WorkflowName
    package var title: Wording
    /// SHA-256 of the file's bytes and of its calendars', in hexadecimal: another text is another definition.
    package var hash: String
    /// What clocks count on that name no other.
    package var calendar: WorkingCalendar
    /// From the lowest rung up.
    package var tiers: [Tier]
    /// Beside the ladder: whom a holder may ask. A team sees what it is asked about, and never holds a ticket.
    package var teams: [Tier]
    package var forms: [Form]
    /// What questions can be about; empty where the file doesn't tell them apart.
    package var categories: [Category]
    package var intake: [Intake]
    package var actions: [Action]
    /// In the order declared, which also decides between two that fall due at one instant.
    package var clocks: [Clock]
    /// When notices wait; nil where they may go out at any hour.
    package var quiet: QuietHours?
    /// Codes that offices are given, and that forms ask for.
    package var codes: [CodeKind] = []
    /// Nil where articles take no comments.
    package var comments: CommentPolicy?
    /// Where its frequent questions are answered.
    package var article: Article?

    package init(
        name: WorkflowName, title: Wording, hash: String, calendar: WorkingCalendar, tiers: [Tier],
        teams: [Tier] = [], forms: [Form], categories: [Category] = [], intake: [Intake], actions: [Action],
        clocks: [Clock],
        quiet: QuietHours? = nil
    ) {
        self.name = name
        self.title = title
        self.hash = hash
        self.calendar = calendar
        self.tiers = tiers
        self.teams = teams
        self.forms = forms
        self.categories = categories
        self.intake = intake
        self.actions = actions
        self.clocks = clocks
        self.quiet = quiet
    }
}

extension Definition {
    package func calendar(of clock: Clock) -> WorkingCalendar { clock.calendar ?? calendar }

    /// Every calendar that something is counted on, by name.
    package var calendars: [WorkingCalendar] {
        let all = [calendar] + clocks.compactMap(\.calendar)
        return Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }).values
            .sorted { $0.name < $1.name }
    }
}

/// A rung, or a team beside the ladder: a group of people with one inbox for each place.
package struct Tier: Equatable, Sendable {
    package var name: TierName
    package var title: Wording
    /// Whoever has this role at an inbox's place stands on this rung there.
    package var members: RoleName
    /// Which places have an inbox: each school, each kab/kota, each province, or the nation.
    package var inbox: Place.Level

    package init(name: TierName, title: Wording, members: RoleName, inbox: Place.Level) {
        self.name = name
        self.title = title
        self.members = members
        self.inbox = inbox
    }
}
