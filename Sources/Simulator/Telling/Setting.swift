package import Workflow

/// All that decides what happens in a simulation, but for who comes.
package struct Setting: Sendable {
    package var definition: Definition
    package var behaviour: Behaviour
    package var localities: [Locality]
    /// When people work of whom nothing else is said.
    package var office: WorkingCalendar
    package var frame: Frame
    package var seed: UInt64

    package init(
        definition: Definition, behaviour: Behaviour, localities: [Locality], office: WorkingCalendar, frame: Frame,
        seed: UInt64
    ) {
        self.definition = definition
        self.behaviour = behaviour
        self.localities = localities
        self.office = office
        self.frame = frame
        self.seed = seed
    }
}
