import Helpdesk
import Workflow

/// One form of one service that is open to somebody.
struct Way: Sendable {
    let workflow: Library.Published
    let form: Form
    /// The rows of the intake that let them in, and how long a ticket that comes in there can lie around.
    let intake: [(row: Intake, bound: Bound.Silence)]

    var definition: Definition { workflow.definition }
    /// It is for others only: whoever sits at a counter writes down what people come with.
    var mustNameRequester: Bool { intake.allSatisfy { !$0.row.onBehalfOf.isEmpty } }
    var mayNameRequester: Bool { intake.contains { !$0.row.onBehalfOf.isEmpty } }

    /// Whether something about this can come in here; nil stands for a service that has no categories.
    func takes(_ category: CategoryPath?) -> Bool { intake.contains { $0.row.takes(category) } }

    /// Where it would land, as far as that can be told without knowing whose problem it is.
    func start(_ category: CategoryPath?, from place: Place) -> (tier: TierName, bound: Bound.Silence)? {
        let fitting = intake.filter { $0.row.takes(category) }
        guard let (row, bound) = fitting.first(where: { $0.row.takes(from: place) }) ?? fitting.first else {
            return nil
        }
        return (definition.start(of: row, for: category), bound)
    }
}

extension Pages {
    /// What is open to them, service by service in the order of its intake.
    func ways(for person: Person) -> [Way] {
        installation.library.current.flatMap { workflow -> [Way] in
            let definition = workflow.definition
            let rows = zip(definition.intake, workflow.bound.fromIntake)
                .filter { row, _ in !person.roles.isDisjoint(with: row.by) }
            var names: [FormName] = []
            for (row, _) in rows where !names.contains(row.form) { names.append(row.form) }
            return names.compactMap { name in
                definition.form(name).map { form in
                    Way(
                        workflow: workflow, form: form,
                        intake: rows.filter { $0.0.form == name }.map { (row: $0.0, bound: $0.1) })
                }
            }
        }
    }
}
