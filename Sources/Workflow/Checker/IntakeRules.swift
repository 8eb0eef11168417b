/// Every way in must be of use, and none may turn people away for where they are.
struct IntakeRules {
    private let definition: Definition
    private let outline: Outline

    init(_ definition: Definition, _ outline: Outline) {
        self.definition = definition
        self.outline = outline
    }

    var diagnostics: [Diagnostic] { duplicates + deadEnds }

    /// One that comes after another which takes everything that it could take would never be used.
    private var duplicates: [Diagnostic] {
        definition.intake.indices.filter { later in
            definition.intake[..<later].contains { $0.covers(definition.intake[later]) }
        }
        .map { index in
            let way = definition.intake[index]
            let roles = way.by.map(\.rawValue).joined(separator: ", ")
            return Diagnostic(
                .duplicateIntake, at: outline["intake", "\(index)"], ["role": roles, "form": way.form.rawValue])
        }
    }

    /// Regions change by decree: who lists some must say what happens to the others.
    private var deadEnds: [Diagnostic] {
        definition.intake.enumerated().filter { _, way in
            guard way.from != nil else { return false }
            var anywhere = way
            anywhere.from = nil
            return !definition.intake.contains { $0.covers(anywhere) }
        }
        .map { index, way in
            let roles = way.by.map(\.rawValue).joined(separator: ", ")
            return Diagnostic(.noFallback, at: outline["intake", "\(index)", "from"], ["role": roles])
        }
    }
}

extension Intake {
    /// Whether it takes every question that the other takes.
    fileprivate func covers(_ other: Intake) -> Bool {
        form == other.form && !other.by.isEmpty && Set(other.by).isSubset(of: by)
            && onBehalfOf.isEmpty == other.onBehalfOf.isEmpty && Set(other.onBehalfOf).isSubset(of: onBehalfOf)
            && coversCategories(of: other) && coversRegions(of: other)
    }

    private func coversCategories(of other: Intake) -> Bool {
        guard let categories else { return true }
        return other.categories?.allSatisfy { $0.isWithin(anyOf: categories) } ?? false
    }

    /// A province covers its kab/kota.
    private func coversRegions(of other: Intake) -> Bool {
        guard let from else { return true }
        return other.from?.allSatisfy { from.contains($0) || from.contains(String($0.prefix(2))) } ?? false
    }
}
