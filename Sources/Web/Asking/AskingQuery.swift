import Helpdesk
import Workflow

/// How far somebody has come in choosing what to ask.
struct AskingQuery: Equatable, Sendable {
    var workflow: WorkflowName?
    var form: FormName?
    var category: CategoryPath?
    /// The closed ticket that they go on from.
    var follows: TicketNumber?

    /// - Parameter value: of a query, or of a form's fields.
    init(_ value: (String) -> String?) {
        workflow = value("layanan").flatMap { $0.isEmpty ? nil : WorkflowName($0) }
        form = value("formulir").flatMap { $0.isEmpty ? nil : FormName($0) }
        category = value("kategori").flatMap { $0.isEmpty ? nil : CategoryPath($0) }
        follows = value("lanjutan").flatMap { TicketNumber($0) }
    }

    func fits(_ way: Way) -> Bool {
        (workflow.map { $0 == way.workflow.reference.name } ?? true) && (form.map { $0 == way.form.name } ?? true)
    }

    var path: String {
        address(
            "/tiket/baru",
            [
                ("layanan", workflow?.rawValue), ("formulir", form?.rawValue), ("kategori", category?.description),
                ("lanjutan", follows.map(String.init)),
            ])
    }

    /// As the same question goes on from a ticket, where nothing else was chosen.
    mutating func fill(from before: FollowUp, mayChooseCategory: Bool) {
        workflow = before.workflow
        form = form ?? before.form
        if !mayChooseCategory { category = category ?? before.category }
    }

    /// The empty category says that another is wanted than the one of before.
    func choosingAnotherCategory(of way: Way) -> String { choosing(way).path + "&kategori=" }

    func choosing(_ way: Way, _ category: CategoryPath? = nil) -> AskingQuery {
        var query = self
        (query.workflow, query.form, query.category) = (way.workflow.reference.name, way.form.name, category)
        return query
    }
}
