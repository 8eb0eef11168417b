import Workflow

extension Workflow.Category {
    /// With all below it. `path` is what tickets and questions call it; those that only lead to others have no use for it.
    func json(below parents: [CategoryName], in language: Language) -> JSON {
        let names = parents + [name]
        return .object([
            "name": .name(name),
            "path": .string(CategoryPath(names).description),
            "title": .string(title.text(in: language)),
            "help": help.map { .string($0.text(in: language)) },
            "before": .texts(before, in: language),
            "form": form.map { .name($0) },
            "article": article.map { article in
                .object([
                    "title": .string(article.title.text(in: language)),
                    "link": article.link.map { .string($0.address) },
                ])
            },
            "redirect": redirect.map { .string($0.text(in: language)) },
            "categories": .array(categories.map { $0.json(below: names, in: language) }),
        ])
    }
}

extension JSON {
    static func texts(_ wordings: [Wording], in language: Language) -> JSON {
        .array(wordings.map { .string($0.text(in: language)) })
    }
}
