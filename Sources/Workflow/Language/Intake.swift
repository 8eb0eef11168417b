/// One way in: who may open a ticket, with which form, about what, from where, and where it lands. Of those that fit a
/// question the first listed takes it.
package struct Intake: Equatable, Sendable {
    /// Any of these roles; `guest` for who doesn't sign in.
    package var by: [RoleName]
    /// Whose problem it may be, where the filer only writes it down for them; empty where filer and requester are one.
    package var onBehalfOf: [RoleName]
    package var form: FormName
    package var into: TierName
    package var channel: ChannelName
    /// These categories and all below them; nil for any.
    package var categories: Set<CategoryPath>?
    /// Codes of provinces and kab/kota, or the words of `Place.Elsewhere`; nil for anywhere.
    package var from: Set<String>?
    /// Tickets that come this way are given numbers of this line; nil where nobody stands in one.
    package var queue: QueuePrefix?
    package var desk: ServiceDesk?

    package init(
        by: [RoleName], onBehalfOf: [RoleName] = [], form: FormName, into: TierName, channel: ChannelName = .web,
        categories: Set<CategoryPath>? = nil, from: Set<String>? = nil,
        queue: QueuePrefix? = nil, desk: ServiceDesk? = nil
    ) {
        self.by = by
        self.onBehalfOf = onBehalfOf
        self.form = form
        self.into = into
        self.channel = channel
        self.categories = categories
        self.from = from
        self.queue = queue
        self.desk = desk
    }

    /// In which roles people ask who come this way.
    package var requesters: [RoleName] { onBehalfOf.isEmpty ? by : onBehalfOf }

    package func takes(_ category: CategoryPath?) -> Bool {
        guard let categories else { return true }
        return category?.isWithin(anyOf: categories) ?? false
    }

    package func takes(from place: Place) -> Bool {
        from.map { codes in place.codes.contains(where: codes.contains) } ?? true
    }
}

extension Definition {
    /// Of people, as the ways in first name them.
    package func inOrder(_ roles: Set<RoleName>) -> [RoleName] {
        let known = intake.flatMap { $0.requesters + $0.by }
        return roles.sorted {
            (known.firstIndex(of: $0) ?? known.count, $0) < (known.firstIndex(of: $1) ?? known.count, $1)
        }
    }
}
