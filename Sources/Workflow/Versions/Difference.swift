/// One thing that two texts of a workflow say differently.
package struct Difference: Equatable, Sendable {
    package var subject: Subject
    package var change: Change
    package var consequence: Consequence

    /// What it means for tickets that are to live under the new text.
    package enum Consequence: String, CaseIterable, Sendable {
        /// Nothing has to be decided.
        case compatible
        /// Somebody decides how they go on: `tangga workflow migrate`.
        case needsPlan = "needs-plan"
        /// Not while tickets are there.
        case forbidden
    }

    package enum Subject: Hashable, Sendable {
        case workflow
        case tier(TierName)
        case team(TierName)
        case intake(form: FormName, into: TierName)
        case form(FormName)
        case field(FieldName, of: FormName)
        case category(CategoryPath)
        case action(ActionName)
        case clock(ClockName)
        case calendar(String)
    }

    package enum Change: Equatable, Sendable {
        case added
        case removed
        case renamed(TierName)
        case title(Wording, Wording)
        /// Help, articles and what else people read.
        case wording
        case order

        case members(RoleName, RoleName)
        case inbox(Place.Level, Place.Level)

        case kind
        case required(Form.Requirement, Form.Requirement)
        case shown
        case personal(Bool)

        case form(FormName?, FormName?)
        case into(TierName?, TierName?)
        case closedToTickets
        case target(ClockName, Span?, Span?)

        case performer(Action.Performer, Action.Performer)
        case deed(Action.Deed, Action.Deed)
        case condition(Condition, Condition)
        case note(Bool)
        case lock(Action.Lock?, Action.Lock?)

        case span(Span, Span)
        case restarts(Set<Clock.Restart>?, Set<Clock.Restart>?)
        case ending(Ending, Ending)
        case reminders([Reminder], [Reminder])
        case effect(Clock.Effect, Clock.Effect)
        /// By title.
        case countsOn(Wording, Wording)

        case holidays(added: [CivilDay], removed: [CivilDay])
        case hours
        case zone

        case quiet(QuietHours?, QuietHours?)
        /// Milliseconds.
        case bound(Int64, Int64)
        /// Something that this comparison has no word for.
        case otherwise
    }

    init(_ subject: Subject, _ change: Change, _ consequence: Consequence) {
        self.subject = subject
        self.change = change
        self.consequence = consequence
    }
}
