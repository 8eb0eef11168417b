package import Workflow

/// How one service stands at one place, and how it did in the weeks before.
package struct Dashboard: Equatable, Sendable {
    package var workflow: WorkflowName
    package var place: Place
    /// As far as the reader may look.
    package var scope: Place
    package var today: CivilDay
    /// Open tickets by the tier that holds them and by their age.
    package var open: [TierName: [Age: Int]]
    /// Oldest first, all in a row; the last one is not over yet.
    package var weeks: [Week]
    /// First answers of these weeks by how long they took.
    package var waits: [WaitBand: Int]
    /// The places that the place is made of; none of a kab/kota.
    package var parts: [Part]

    /// Days since the opening, in WIB.
    package enum Age: Int, CaseIterable, Comparable, Sendable {
        case day = 1, days = 3, week = 7, fortnight = 14, longer

        init(days: Int) { self = Self.allCases.first { days <= $0.rawValue } ?? .longer }

        package static func < (one: Age, other: Age) -> Bool { one.rawValue < other.rawValue }
    }

    package struct Week: Equatable, Sendable {
        package var monday: CivilDay
        package var opened = 0
        package var climbed = 0
        package var missed = 0
        package var lapsed = 0
        package var closed = 0
        package var inTime = 0
        package var late = 0

        package init(
            monday: CivilDay, opened: Int = 0, climbed: Int = 0, missed: Int = 0, lapsed: Int = 0, closed: Int = 0,
            inTime: Int = 0, late: Int = 0
        ) {
            self.monday = monday
            self.opened = opened
            self.climbed = climbed
            self.missed = missed
            self.lapsed = lapsed
            self.closed = closed
            self.inTime = inTime
            self.late = late
        }
    }

    package struct Part: Equatable, Sendable {
        package var place: Place
        package var open: Int
        /// Of the dashboard's weeks.
        package var opened: Int
        package var answers: Punctuality

        package init(place: Place, open: Int, opened: Int, answers: Punctuality) {
            self.place = place
            self.open = open
            self.opened = opened
            self.answers = answers
        }
    }

    /// Of the dashboard's weeks, the one that is not over included.
    package static let weekCount = 13

    package init(
        workflow: WorkflowName, place: Place, scope: Place, today: CivilDay, open: [TierName: [Age: Int]],
        weeks: [Week], waits: [WaitBand: Int], parts: [Part]
    ) {
        self.workflow = workflow
        self.place = place
        self.scope = scope
        self.today = today
        self.open = open
        self.weeks = weeks
        self.waits = waits
        self.parts = parts
    }

    package var openNow: Int { open.values.flatMap(\.values).reduce(0, +) }
}

/// How many first answers came in time, and how many did not.
package struct Punctuality: Equatable, Sendable {
    package var inTime: Int
    package var late: Int

    package init(inTime: Int, late: Int) {
        self.inTime = inTime
        self.late = late
    }

    package var all: Int { inTime + late }

    /// Rounded down: what is not whole is not told as whole. Nil where there is nothing to share.
    package var percent: Int? { all == 0 ? nil : 100 * inTime / all }
}
