/// How long a ticket can lie around while everybody is silent, proved by `Proof`; the service is taken to be up.
package struct Bound: Equatable, Sendable {
    /// The longest of all, from any situation that people, clocks and empty rungs can bring about.
    package var longest: Silence
    /// For each row of `Definition.intake`, in its order: from the moment at which the ticket is opened.
    package var fromIntake: [Silence]

    package init(longest: Silence, fromIntake: [Silence]) {
        self.longest = longest
        self.fromIntake = fromIntake
    }

    /// From the moment at which everybody falls silent to the end of the ticket.
    package struct Silence: Equatable, Sendable {
        /// Of plain time: working spans are taken at their longest on the calendar.
        package var milliseconds: Int64
        /// Where the ticket is when the silence begins.
        package var start: Situation
        /// The shortest way to get there.
        package var way: [Step]
        /// What time does from then on; the last one closes the ticket.
        package var rings: [Step]

        package init(milliseconds: Int64, start: Situation, way: [Step], rings: [Step]) {
            self.milliseconds = milliseconds
            self.start = start
            self.way = way
            self.rings = rings
        }
    }
}
