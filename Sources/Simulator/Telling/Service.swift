import Workflow

/// One workflow among the people of one behaviour: what stories are told in. Made by each thread for itself, since
/// closures don't travel.
struct Service {
    let definition: Definition
    let surroundings: Surroundings
    let clockNames: [ClockName]
    let end: Instant
    private let behaviour: Behaviour
    private let office: WorkingCalendar
    private let reference: WorkflowReference

    init(_ setting: Setting) {
        definition = setting.definition
        behaviour = setting.behaviour
        office = setting.office
        end = setting.frame.end
        clockNames = definition.clocks.map(\.name)
        reference = WorkflowReference(name: definition.name, version: 1, hash: definition.hash)
        surroundings = Self.surroundings(setting)
    }

    private static func surroundings(_ setting: Setting) -> Surroundings {
        let definition = setting.definition
        let gaps = (definition.tiers + definition.teams).map { rung in
            (rung: rung, codes: setting.behaviour.tiers[rung.name]?.vacant ?? [])
        }.filter { !$0.codes.isEmpty }
        let zones = Dictionary(
            setting.localities.compactMap { locality in locality.place.province.map { ($0, locality.zone) } },
            uniquingKeysWith: { first, _ in first })
        return Surroundings(
            isStaffed: { role, place in
                !gaps.contains { gap in
                    gap.rung.members == role && gap.rung.inbox == place.level
                        && place.codes.contains(where: gap.codes.contains)
                }
            },
            zone: { place in place.province.flatMap { zones[$0] } ?? .wib })
    }

    func opening(_ arrival: Arrival, number: TicketNumber) -> TicketCommand {
        .open(
            OpenTicket(
                number: number, workflow: reference, form: arrival.form, category: arrival.category,
                subject: .words, message: .words, requester: arrival.requester, filer: arrival.filer))
    }

    func habits(of tier: TierName) -> StaffHabits? { behaviour.tiers[tier] }
    func habits(of role: RoleName?) -> RequesterHabits? { role.flatMap { behaviour.requesters[$0] } }

    /// When somebody is done who begins at `start` and comes after `share` of the others.
    func end(of pace: Pace, at share: Double, on calendar: WorkingCalendar?, from start: Instant, at place: Place)
        -> Instant
    {
        (calendar ?? office).due(
            after: pace.ticks(at: share), counting: pace.median.unit, from: start, in: surroundings.zone(place))
    }
}

extension SealedText {
    /// Nobody reads what is said in a simulation.
    static let words: SealedText = "-"
}
