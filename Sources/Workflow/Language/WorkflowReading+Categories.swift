/// The tree of what questions can be about.
extension WorkflowReading {
    mutating func categoryTree(_ part: FileReading.Part?) -> [Category] {
        let categories = categories(part)
        let count = categories.reduce(0) { $0 + $1.size }
        guard let part, count > Most.allCategories else { return categories }
        file.report(.tooMany, at: part.path, ["count": "\(count)", "most": "\(Most.allCategories)"])
        return categories
    }

    private mutating func categories(_ part: FileReading.Part?) -> [Category] {
        file.named(part, atMost: Most.categories).map { name, part in
            // Just words: most categories need no more than their title.
            if part.node.isWording {
                return Category(name: CategoryName(name), title: file.wording(part) ?? Wording(name))
            }
            return category(CategoryName(name), part)
        }
    }

    private mutating func category(_ name: CategoryName, _ part: FileReading.Part) -> Category {
        let fields = file.fields(of: part, as: .category)
        let redirect = file.wording(fields["redirect"], atMost: Most.explanation)
        if redirect != nil { reportNeedless(fields) }
        return Category(
            name: name, title: file.wording(fields["title"]) ?? Wording(name.rawValue),
            help: file.wording(fields["help"], atMost: Most.explanation), before: file.wordings(fields["before"]),
            form: file.name(fields["form"]), targets: targets(fields["target"]), into: file.name(fields["into"]),
            article: file.article(fields["article"]),
            redirect: redirect, categories: categories(fields["categories"]))
    }

    /// Where no ticket is opened, nothing can be said of it.
    private mutating func reportNeedless(_ fields: FileReading.Fields) {
        let known = ["title"] + CategoryKey.allCases.filter { !$0.isOfTickets }.map(\.rawValue)
        for key in CategoryKey.allCases where key.isOfTickets {
            guard let part = fields[key.rawValue] else { continue }
            file.report(.unknownKey, at: part.path, ["key": key.rawValue, "known": known.joined(separator: ", ")])
        }
    }

    private mutating func targets(_ part: FileReading.Part?) -> [ClockName: Span] {
        guard let part else { return [:] }
        return file.named(part, atMost: Most.clocks).reduce(into: [:]) { targets, entry in
            targets[ClockName(entry.name)] = file.span(entry.part)
        }
    }
}

extension Category {
    /// With all below it.
    fileprivate var size: Int { categories.reduce(1) { $0 + $1.size } }
}

/// What may be said of a category, besides what it is called.
enum CategoryKey: String, CaseIterable {
    case help, article, redirect, before, form, target, into, categories

    var isOfTickets: Bool {
        switch self {
        case .help, .article, .redirect: false
        case .before, .form, .target, .into, .categories: true
        }
    }
}
