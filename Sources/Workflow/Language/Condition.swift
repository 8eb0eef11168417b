/// Holds for a ticket that fits every part that is given; nil parts fit any.
package struct Condition: Equatable, Sendable {
    package var tiers: Set<TierName>?
    package var awaiting: Set<Awaiting>?
    /// These and all below them.
    package var categories: Set<CategoryPath>?
    /// The role in which the requester asked.
    package var requesters: Set<RoleName>?

    package init(
        tiers: Set<TierName>? = nil, awaiting: Set<Awaiting>? = nil, categories: Set<CategoryPath>? = nil,
        requesters: Set<RoleName>? = nil
    ) {
        self.tiers = tiers
        self.awaiting = awaiting
        self.categories = categories
        self.requesters = requesters
    }

    package static let open = Condition()

    package func holds(in circumstances: Circumstances) -> Bool {
        (tiers?.contains(circumstances.tier) ?? true)
            && (awaiting?.contains(circumstances.awaiting) ?? true)
            && (categories.map { circumstances.isAbout(any: $0) } ?? true)
            && (requesters.map { circumstances.isAsked(byAny: $0) } ?? true)
    }
}

/// All of a ticket that conditions look at.
package struct Circumstances: Hashable, Sendable {
    package var tier: TierName
    package var awaiting: Awaiting
    /// Nil where the workflow has none.
    package var category: CategoryPath?
    /// The role in which the requester asked; nil where that was not recorded, which no condition fits.
    package var requester: RoleName?

    package init(
        tier: TierName, awaiting: Awaiting, category: CategoryPath? = nil, requester: RoleName? = nil
    ) {
        self.tier = tier
        self.awaiting = awaiting
        self.category = category
        self.requester = requester
    }

    fileprivate func isAbout(any categories: Set<CategoryPath>) -> Bool {
        category?.isWithin(anyOf: categories) ?? false
    }

    fileprivate func isAsked(byAny roles: Set<RoleName>) -> Bool { requester.map(roles.contains) ?? false }
}

/// Whose turn it is.
package enum Awaiting: String, CaseIterable, Codable, Sendable {
    case holder
    /// Answered: the requester may reply or close.
    case requester
    /// The holder asked for something that is missing.
    case information
    /// The holder asked a team beside the ladder, and stays responsible.
    case team
}
