import Gateway
import Helpdesk
import Workflow

extension TicketView {
    /// - Parameters:
    ///   - language: of labels, reasons and names that are texts of ours; everything else is the same for all.
    ///   - zone: of whoever gets it, for times in sentences.
    ///   - isOwn: whether it is its requester who gets it.
    ///   - link: the guest's, who gets it.
    ///   - warnings: on what was filled in, for whoever has just sent it.
    func json(
        _ texts: Texts, in language: Language, _ zone: Zone, isOwn: Bool, link: String?,
        warnings: [FieldWarning] = []
    ) -> JSON {
        .object([
            "number": .integer(ticket.number),
            "workflow": .name(ticket.workflow.name),
            "workflowVersion": .integer(ticket.workflow.version),
            "version": .integer(ticket.version),
            "form": .name(ticket.form),
            "subject": subject.map(JSON.string) ?? .null,
            "fields": fieldsJSON,
            "status": TicketStatus.json(isOpen: ticket.isOpen),
            "tier": .name(ticket.holder.tier),
            "place": place.json(texts, in: language),
            "awaiting": .string(ticket.awaiting.rawValue),
            "requester": requester.json(texts, in: language),
            "filer": filer?.json(texts, in: language),
            "assignee": assignee?.json(texts, in: language),
            "team": ticket.team.map { .name($0.tier) },
            "channel": .name(ticket.channel),
            "category": ticket.category.map { JSON.string($0.description) } ?? .null,
            "openedAt": .time(ticket.openedAt),
            "updatedAt": .time(ticket.updatedAt),
            "closedAt": ticket.end.map { .time($0.at) },
            "closeReason": ticket.end.map { .string($0.reason.rawValue) },
            "unanswered": ticket.end.map { .bool($0.unanswered) },
            "duplicateOf": original.map(JSON.integer),
            "rating": ticket.rating.map(JSON.integer),
            "follows": ticket.follows.map(JSON.integer),
            "queueNumber": ticket.queue.map { .string($0.text) },
            "link": link.map(JSON.string),
            "followUp": isOwn && !ticket.isOpen ? .string("/api/v1/tickets/\(ticket.number)/follow-up") : nil,
            "comment": ticket.comment.map(JSON.integer),
            "codes": codes.isEmpty ? nil : .array(codesJSON),
            "warnings": warnings.isEmpty ? nil : .array(warnings.map { $0.json(texts, in: language) }),
            "flags": .names(ticket.flags),
            "clocks": .array(clocksJSON),
            "actions": .array(
                actions.map { $0.json(texts, in: language, RefusalTerms(workflow.definition, zone)) }),
        ])
    }

    private var fieldsJSON: JSON {
        .object(
            fields.sorted { $0.key < $1.key }
                .map { JSON.Member($0.key.rawValue, $0.value.map(JSON.string) ?? .null) })
    }

    private var codesJSON: [JSON] {
        codes.sorted { $0.key < $1.key }.map { .object(["field": .name($0.key), "id": .integer($0.value)]) }
    }

    /// In the order in which the workflow declares them.
    private var clocksJSON: [JSON] {
        workflow.definition.clocks.compactMap { clock in ticket.clocks[clock.name].map { $0.json(of: clock) } }
    }
}

extension FieldWarning {
    fileprivate func json(_ texts: Texts, in language: Language) -> JSON {
        .object([
            "field": .string("fields.\(field)"), "code": .string(kind.rawValue),
            "message": .string(texts.text("warning.\(kind.rawValue)", in: language)),
        ])
    }
}

extension ClockState {
    fileprivate func json(of clock: Clock) -> JSON {
        switch self {
        case .running(let run):
            .object(["name": .name(clock.name), "state": "running", "dueAt": .time(run.until)])
        case .standing(let left):
            .object(["name": .name(clock.name), "state": "standing", "remaining": clock.after.unit.amount(of: left)])
        case .done(let dueAt, _):
            .object(["name": .name(clock.name), "state": "done", "dueAt": .time(dueAt)])
        }
    }
}

extension Span.Unit {
    /// In this unit where that is whole, and otherwise in its hundredths at most.
    fileprivate func amount(of ticks: Int64) -> JSON {
        let (whole, rest) = ticks.quotientAndRemainder(dividingBy: self.ticks)
        let hundredths = (Double(ticks) / Double(self.ticks) * 100).rounded() / 100
        return .object([
            "amount": rest == 0 ? .integer(Int(whole)) : .number(hundredths), "unit": .string(rawValue),
        ])
    }
}

extension ActionView {
    fileprivate func json(_ texts: Texts, in language: Language, _ terms: RefusalTerms) -> JSON {
        .object([
            "name": .name(action.name),
            "label": .string(
                action.title?.text(in: language) ?? texts.text("action.\(action.does.word)", in: language)),
            "does": .string(action.does.word),
            "fields": .array(
                action.fields.map { field, isRequired in
                    .object(["name": .string(field.rawValue), "required": .bool(isRequired)])
                }),
            "allowed": .bool(refusal == nil),
            "why": refusal.map { .string(Problem($0, in: terms).title(texts, in: language)) },
            "notBefore": refusal?.unlocksAt.map(JSON.time),
        ])
    }
}

extension Refusal {
    /// When it will be no more; nil where time alone does not mend it.
    fileprivate var unlocksAt: Instant? {
        if case .notBefore(_, let moment) = self { moment } else { nil }
    }
}
