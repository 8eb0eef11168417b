import Foundation
import Workflow

@testable import Helpdesk

/// Lists in their plainest form: look at every ticket, and keep what its own definition and the filter let through.
struct ListOracle {
    let tickets: [Ticket]
    let subjects: [TicketNumber: String]
    let library: Library

    /// Newest first.
    func list(_ filter: TicketFilter, for person: Person) throws -> [TicketNumber] {
        tickets.filter { ticket in
            ticket.isVisible(to: person) && passes(ticket, filter)
        }.map(\.number).sorted(by: >)
    }

    private func passes(_ ticket: Ticket, _ filter: TicketFilter) -> Bool {
        if let isOpen = filter.isOpen, isOpen != ticket.isOpen { return false }
        if let workflow = filter.workflow, workflow != ticket.workflow.name { return false }
        if let tier = filter.tier, tier != ticket.holder.tier, tier != ticket.team?.tier { return false }
        return filter.search.map { matches($0, ticket) } ?? true
    }

    private func matches(_ search: String, _ ticket: Ticket) -> Bool {
        if let number = Int(search.drop { $0 == "#" }) { return ticket.number == number }
        let (wanted, there) = (words(search), words(subjects[ticket.number] ?? ""))
        return !wanted.isEmpty && wanted.allSatisfy(there.contains)
    }

    private func words(_ text: String) -> [String] {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
            .split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// The most urgent first, then who came first.
    func inbox(_ group: TierName, of workflow: WorkflowName?, for person: Person) throws -> [Ticket] {
        tickets.filter { ticket in
            ticket.isOpen && (workflow ?? ticket.workflow.name) == ticket.workflow.name
                && [ticket.holder, ticket.team].contains {
                    $0.map { $0.tier == group && person.stands(in: $0) } ?? false
                }
        }.sorted { ($0.urgentAt, $0.number) < ($1.urgentAt, $1.number) }
    }
}

extension TestInstallation {
    func oracle(_ subjects: [TicketNumber: String]) async throws -> ListOracle {
        ListOracle(tickets: try await allTickets(), subjects: subjects, library: installation.library)
    }

    /// All pages, one after the other; each no longer than `limit`, and none twice.
    func wholeList(_ filter: TicketFilter, for person: Person, limit: Int) async throws -> [TicketNumber] {
        try await pages { try await tickets.list(filter, for: person, cursor: $0, limit: limit) }
    }

    func wholeInbox(
        _ tier: TierName, of workflow: WorkflowName?, for person: Person, limit: Int
    ) async throws -> [TicketNumber] {
        try await pages { cursor in
            try await tickets.inbox(tier, of: workflow, for: person, cursor: cursor, limit: limit)
                ?? Page(items: [], next: nil)
        }
    }

    private func pages(_ page: (String?) async throws -> Page<TicketSummary>) async throws -> [TicketNumber] {
        var numbers: [TicketNumber] = []
        var cursor: String?
        repeat {
            let page = try await page(cursor)
            numbers += page.items.map(\.row.number)
            cursor = page.next
        } while cursor != nil
        return numbers
    }
}
