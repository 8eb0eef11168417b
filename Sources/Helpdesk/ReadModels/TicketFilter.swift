import Foundation
package import Workflow

/// Which of the tickets that somebody may see they want to see.
package struct TicketFilter: Equatable, Sendable {
    package var isOpen: Bool?
    package var workflow: WorkflowName?
    /// Held by this tier, or asked of this team.
    package var tier: TierName?
    /// With all that is below it.
    package var category: CategoryPath?
    /// Whose problem it is.
    package var requester: AccountID?
    /// Those behind a figure.
    package var counted: CountedFilter?
    /// Words of the subject, or a ticket's number with or without `#`.
    package var search: String?

    package init(
        isOpen: Bool? = nil, workflow: WorkflowName? = nil, tier: TierName? = nil, category: CategoryPath? = nil,
        requester: AccountID? = nil, counted: CountedFilter? = nil, search: String? = nil
    ) {
        self.isOpen = isOpen
        self.workflow = workflow
        self.tier = tier
        self.category = category
        self.requester = requester
        self.counted = counted
        self.search = search
    }

    func passes(_ row: TicketRow) -> Bool {
        (isOpen.map { $0 == row.isOpen } ?? true) && (workflow.map { $0 == row.workflow } ?? true)
            && (tier.map(row.lies) ?? true)
            && (category.map { row.category?.isWithin($0) ?? false } ?? true)
            && (requester.map { $0 == row.requester } ?? true)
    }

    /// The number that `search` means, where it means one.
    var number: TicketNumber? {
        guard let search else { return nil }
        let digits = search.hasPrefix("#") ? search.dropFirst() : Substring(search)
        return digits.allSatisfy(\.isASCII) ? TicketNumber(digits) : nil
    }

    /// The words of `search` as the index cuts them; it knows letters and digits only, so no syntax gets through.
    var words: [String] {
        (search ?? "").precomposedStringWithCanonicalMapping.unicodeScalars
            .split { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
            .map { String($0) }
    }

    var scope: String {
        [
            isOpen.map(String.init), workflow?.rawValue, tier?.rawValue, category?.description, requester?.rawValue,
            counted?.scope, search,
        ].map { $0 ?? "" }.joined(separator: "\u{0}")
    }
}
