package import Workflow

/// A new question after a ticket was closed, filled in from it as far as the form of today still asks for it.
package struct FollowUp: Equatable, Sendable {
    package var workflow: WorkflowName
    package var form: FormName
    package var category: CategoryPath?
    /// Nil once the requester has been erased.
    package var subject: String?
    package var fields: [FieldName: String]
    package var follows: TicketNumber
}

/// There is nothing to follow up: the ticket is still open, and can be replied to.
package struct StillOpen: Error, Equatable, Sendable {}

extension Tickets {
    /// - Throws: `StillOpen`; `DeskError.refused(.noSuchTicket)`, and `.intakeClosed` for whoever is not the requester, or
    ///   may ask here no more.
    package func followUp(to number: TicketNumber, for person: Person) async throws -> FollowUp {
        let view = try await view(number, for: person)
        let ticket = view.ticket
        guard ticket.requester == person.id else { throw DeskError.refused(.intakeClosed(ticket.form)) }
        guard !ticket.isOpen else { throw StillOpen() }
        guard let definition = library.current(ticket.workflow.name)?.definition,
            let form = definition.formNow(for: ticket, of: person)
        else { throw DeskError.refused(.intakeClosed(ticket.form)) }
        let category = definition.categoryNow(of: ticket)
        let asked = definition.form(form, for: category) ?? Form(name: form, title: "")
        return FollowUp(
            workflow: ticket.workflow.name, form: form, category: category, subject: view.subject,
            fields: asked.stillFitting(view.fields.compactMapValues(\.self)), follows: number)
    }
}

extension Definition {
    /// The form that was filled in, or the first that is open to this person where that one is not, or not for themselves.
    fileprivate func formNow(for ticket: Ticket, of person: Person) -> FormName? {
        let ways = intake.filter { !person.roles.isDisjoint(with: $0.by) && $0.onBehalfOf.isEmpty }
        return (ways.first { $0.form == ticket.form } ?? ways.first)?.form
    }

    /// Nil where nobody can ask about that any more.
    fileprivate func categoryNow(of ticket: Ticket) -> CategoryPath? {
        do {
            try check(ticket.category)
            return ticket.category
        } catch {
            return nil
        }
    }
}

extension Form {
    /// Old answers that would be taken again. Files are not among them: they belong to the ticket that they came with.
    fileprivate func stillFitting(_ answers: [FieldName: String]) -> [FieldName: String] {
        let known = answers.filter { name, _ in fields.contains { $0.name == name && $0.type != .file } }
        let verdict = verdict(on: known)
        let faulty = Set(verdict.faults.map(\.field))
        return verdict.values.filter { !faulty.contains($0.key) }
    }
}
