import Helpdesk
import Workflow

extension TicketSummary {
    /// - Parameter language: of names that are texts of ours.
    func json(_ texts: Texts, in language: Language) -> JSON {
        .object([
            "number": .integer(row.number),
            "workflow": .name(row.workflow),
            "workflowVersion": .integer(row.workflowVersion),
            "version": .integer(row.version),
            "subject": row.subject.map(JSON.string) ?? .null,
            "status": TicketStatus.json(isOpen: row.isOpen),
            "tier": .name(row.holder.tier),
            "place": place.json(texts, in: language),
            "awaiting": .string(row.awaiting.rawValue),
            "team": row.team.map { .name($0.tier) },
            "requester": requester.json(texts, in: language),
            "channel": .name(row.channel),
            "category": row.category.map { .string($0.description) } ?? .null,
            "openedAt": .time(row.openedAt),
            "updatedAt": .time(row.updatedAt),
            "closedAt": row.closedAt.map(JSON.time),
            "closeReason": row.closeReason.map { .string($0.rawValue) },
            "unanswered": row.unanswered.map(JSON.bool),
            "flags": .names(row.flags),
            "urgentAt": row.isOpen ? .time(row.urgentAt) : nil,
        ])
    }
}

extension InboxCount {
    func json(_ place: JSON, title: String?) -> JSON {
        .object([
            "workflow": .name(workflow), "tier": .name(holding.tier),
            "title": .string(title ?? holding.tier.rawValue), "place": place, "open": .integer(open),
            "waiting": .integer(waiting),
        ])
    }
}
