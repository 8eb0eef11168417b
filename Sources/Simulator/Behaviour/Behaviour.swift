package import Workflow

/// What people do, as far as a simulation must know it. Shares are 0 to 1; weights are relative to those beside them.
package struct Behaviour: Equatable, Sendable {
    /// For each tier and team.
    package var tiers: [TierName: StaffHabits] = [:]
    /// For each role in which somebody asks.
    package var requesters: [RoleName: RequesterHabits] = [:]
    /// How often a question is about it; 1 where nothing is said.
    package var categories: [CategoryPath: Double] = [:]
    package var rhythm = Rhythm()
    /// How often a question comes from this kab/kota (or `Place.Elsewhere`), by code; a province's stands for each of
    /// its kab/kota. 1 where nothing is said, for elsewhere 1 in 200.
    package var regions: [String: Double] = [:]

    package init() {}
}

/// What those do who stand on a rung, or in a team.
package struct StaffHabits: Equatable, Sendable {
    /// When they work; the office's hours where nil.
    package var calendar: WorkingCalendar?
    /// In how many of the turns that come to them they do anything at all.
    package var answered = 0.85
    /// From the moment at which it is their turn, in their working time.
    package var pace: Pace
    /// How many of their answers settle the question.
    package var solved: Double
    /// Of what they do, how much is this instead of an answer; each only where the file lets them.
    package var asks = 0.1
    package var forwards = 0.03
    package var returns = 0.02
    package var refers = 0.05
    package var closes = 0.02
    /// How many people stand there, all places together; nil where nothing is said.
    package var officers: Int?
    /// Codes of provinces and kab/kota in which nobody stands.
    package var vacant: Set<String> = []

    package init(pace: Pace, solved: Double) {
        self.pace = pace
        self.solved = solved
    }

    /// Never more than everything.
    package var insteadOfAnswers: Double { asks + forwards + returns + refers + closes }
}

/// What requesters of one role do.
package struct RequesterHabits: Equatable, Sendable {
    /// How many of the questions are theirs.
    package var weight: Double
    /// How many close a ticket whose answer helped; the others fall silent.
    package var closes = 0.5
    /// How many write again when the answer did not help, or when something is asked of them; the others fall silent.
    package var replies = 0.7
    /// From the moment at which it is their turn; at any hour, unless it is counted in working time.
    package var pace: Pace

    package init(weight: Double, pace: Pace) {
        self.weight = weight
        self.pace = pace
    }
}

/// When questions come: the weights of the day's hours, the week's days and the year's months. A day off counts as a
/// Sunday.
package struct Rhythm: Equatable, Sendable {
    /// 24, from midnight.
    package var hours: [Double] = [
        0.3, 0.2, 0.1, 0.1, 0.2, 0.5, 1.5, 4, 9, 12, 11, 8, 6, 9, 9, 7, 5, 3, 3, 4, 3, 2, 1, 0.6,
    ]
    /// Seven, from Monday.
    package var weekdays: [Double] = [24, 22, 20, 18, 12, 3, 1]
    /// Twelve, from January. Semesters begin in January and in July.
    package var months: [Double] = [10, 9, 8, 7, 7, 6, 9, 12, 10, 8, 7, 7]

    package init() {}
}
