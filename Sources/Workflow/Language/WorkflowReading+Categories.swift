/// The tree of what questions can be about.
extension WorkflowReading {
    mutating func categories(_ part: FileReading.Part?) -> [Category] {
        file.named(part, atMost: 200).map { name, part in
            // Just words: most categories need no more than their title.
            if part.node.isScalar {
                return Category(name: CategoryName(name), title: file.wording(part) ?? Wording(name))
            }
            return category(CategoryName(name), part)
        }
    }

    private mutating func category(_ name: CategoryName, _ part: FileReading.Part) -> Category {
        let fields = file.fields(of: part, required: ["title"], optional: CategoryKey.allCases.map(\.rawValue))
        let redirect = file.wording(fields["redirect"], atMost: 1_000)
        if redirect != nil { reportNeedless(fields) }
        return Category(
            name: name, title: file.wording(fields["title"]) ?? Wording(name.rawValue),
            help: file.wording(fields["help"], atMost: 1_000), before: file.wordings(fields["before"]),
            form: file.name(fields["form"]), targets: targets(fields["target"]), into: file.name(fields["into"]),
            article: file.title(fields["article"]),
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
        return file.named(part, atMost: 12).reduce(into: [:]) { targets, entry in
            targets[ClockName(entry.name)] = file.span(entry.part)
        }
    }
}

/// What may be said of a category, besides what it is called.
private enum CategoryKey: String, CaseIterable {
    case help, article, redirect, before, form, target, into, categories

    var isOfTickets: Bool {
        switch self {
        case .help, .article, .redirect: false
        case .before, .form, .target, .into, .categories: true
        }
    }
}
