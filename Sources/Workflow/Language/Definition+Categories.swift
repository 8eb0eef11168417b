extension Definition {
    /// Every category of the tree with its path, each before those below it.
    package var allCategories: [(path: CategoryPath, category: Category)] {
        categories.flatMap { $0.family(below: []) }
    }

    /// Those that a ticket may have: the tips of the tree that lead nowhere else.
    package var choices: [CategoryPath] {
        allCategories.filter { $0.category.categories.isEmpty && $0.category.redirect == nil }.map(\.path)
    }

    package func inOrder(_ paths: Set<CategoryPath>) -> [CategoryPath] {
        allCategories.map(\.path).filter(paths.contains)
    }

    /// As few as there are that together with these make up the tree, in the file's order.
    func rest(of paths: Set<CategoryPath>) -> [CategoryPath] {
        categories.flatMap { $0.rest(of: paths, below: []) }
    }

    /// The categories along a path, from the top down, as far as this file knows them.
    package func lineage(of path: CategoryPath?) -> [Category] {
        var lineage: [Category] = []
        for name in path?.names ?? [] {
            let siblings = lineage.last?.categories ?? categories
            guard let next = siblings.first(where: { $0.name == name }) else { break }
            lineage.append(next)
        }
        return lineage
    }

    package func category(_ path: CategoryPath) -> Category? {
        let lineage = lineage(of: path)
        return lineage.count == path.names.count ? lineage.last : nil
    }

    /// The clocks with the spans that they have for tickets of this category: the nearest target wins.
    package func clocks(for category: CategoryPath?) -> [Clock] {
        let targets = lineage(of: category).reduce(into: [:]) { $0.merge($1.targets) { _, nearer in nearer } }
        guard !targets.isEmpty else { return clocks }
        return clocks.map { clock in
            var clock = clock
            clock.after = targets[clock.name] ?? clock.after
            return clock
        }
    }

    /// What is filled in for a question of this category: the form's fields and documents, and then those that its
    /// categories add. What is there already is asked for once, where it stands and as its category has it.
    package func form(_ name: FormName, for category: CategoryPath?) -> Form? {
        guard var form = form(name) else { return nil }
        for more in lineage(of: category).compactMap(\.form).compactMap({ self.form($0) }) {
            let known = Set(form.allFields.map(\.name))
            form.fields = form.fields.map { $0.narrowed(by: more.field($0.name)) }
            form.evidence = form.evidence.map { $0.narrowed(by: more.field($0.name)) }
            form.fields += more.fields.filter { !known.contains($0.name) }
            form.evidence += more.evidence.filter { !known.contains($0.name) }
        }
        return form
    }

    /// What to try before a form is filled in for a question of this category, from the general to the particular.
    package func checks(before form: Form, about category: CategoryPath?) -> [Wording] {
        form.before + lineage(of: category).flatMap(\.before)
    }

    /// Where a question that comes this way begins: at the higher of what intake and category say.
    package func start(of way: Intake, for category: CategoryPath?) -> TierName {
        let wished = lineage(of: category).compactMap(\.into).last
        return wished.map { isAbove($0, way.into) ? $0 : way.into } ?? way.into
    }
}

extension Form.Field {
    /// In the words of the other, with its options, and required where that always is. When it is asked, and what it
    /// agrees with, stays its own: the other knows fewer of the fields around it.
    fileprivate func narrowed(by other: Form.Field?) -> Form.Field {
        guard let other else { return self }
        var field = self
        (field.title, field.help, field.article) = (other.title, other.help, other.article ?? article)
        field.isPersonal = isPersonal || other.isPersonal
        if other.isRequired && other.shown == nil { field.required = .always }
        if type.hasOptions && other.type.hasOptions { field.type = other.type }
        return field
    }
}

extension Category {
    fileprivate func rest(of paths: Set<CategoryPath>, below parents: [CategoryName]) -> [CategoryPath] {
        let path = CategoryPath(parents + [name])
        guard !paths.contains(path) else { return [] }
        guard paths.contains(where: { $0.isWithin(path) }) else { return [path] }
        return categories.flatMap { $0.rest(of: paths, below: path.names) }
    }

    fileprivate func family(below parents: [CategoryName]) -> [(path: CategoryPath, category: Category)] {
        let names = parents + [name]
        return [(CategoryPath(names), self)] + categories.flatMap { $0.family(below: names) }
    }
}
