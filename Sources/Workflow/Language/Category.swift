/// What a question is about: a node of a tree as deep as the file makes it.
package struct Category: Equatable, Sendable {
    package var name: CategoryName
    package var title: Wording
    package var help: Wording?
    /// What to try first: people often need no ticket after that.
    package var before: [Wording]
    /// A form whose fields are asked for besides those of the intake's.
    package var form: FormName?
    /// Other spans for these clocks.
    package var targets: [ClockName: Span]
    /// The lowest tier that takes it; a requester's own intake may start higher.
    package var into: TierName?
    /// Something to read first.
    package var article: Article?
    /// Where to go instead: no ticket is opened.
    package var redirect: Wording?
    package var categories: [Category]

    package init(
        name: CategoryName, title: Wording, help: Wording? = nil, before: [Wording] = [], form: FormName? = nil,
        targets: [ClockName: Span] = [:], into: TierName? = nil, article: Article? = nil, redirect: Wording? = nil,
        categories: [Category] = []
    ) {
        self.name = name
        self.title = title
        self.help = help
        self.before = before
        self.form = form
        self.targets = targets
        self.into = into
        self.article = article
        self.redirect = redirect
        self.categories = categories
    }
}

/// The names that lead to a category: `masuk/lupa-sandi`. Tickets keep the one that they were given, even where another
/// text of the file no longer knows it.
package struct CategoryPath: Hashable, Sendable {
    package let names: [CategoryName]

    package init(_ names: [CategoryName]) { self.names = names }

    package func isWithin(_ other: CategoryPath) -> Bool { names.starts(with: other.names) }

    /// Whether one of them is this one or above it, at the price of a look-up for each name.
    package func isWithin(anyOf others: Set<CategoryPath>) -> Bool {
        names.indices.contains { others.contains(CategoryPath(Array(names[...$0]))) }
    }
}

extension CategoryPath: LosslessStringConvertible {
    /// Nil unless it is names with a slash between them.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard !parts.contains("") else { return nil }
        names = parts.map { CategoryName(String($0)) }
    }

    package var description: String { names.map(\.rawValue).joined(separator: "/") }
}

extension CategoryPath: Comparable {
    package static func < (one: Self, other: Self) -> Bool { one.names.lexicographicallyPrecedes(other.names) }
}
