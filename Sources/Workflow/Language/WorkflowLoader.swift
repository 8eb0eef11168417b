import Crypto

/// Turns the text of a workflow file into a definition that has been checked and proved, or into what is wrong with it.
package struct WorkflowLoader: Sendable {
    private let calendars: [String: WorkingCalendar]
    private let roles: Set<RoleName>

    /// - Parameters:
    ///   - calendars: by name.
    ///   - roles: what the files beside it name.
    package init(calendars: [String: WorkingCalendar], beside roles: Set<RoleName> = []) {
        self.calendars = calendars
        self.roles = roles
    }

    /// The roles that a file names, sound or not.
    package static func roles(in source: some Collection<UInt8>) -> Set<RoleName> {
        guard case .success(let root) = YAMLDocument.parse(source, file: "") else { return [] }
        var reading = WorkflowReading(root, file: "")
        return reading.definition().definition.roles
    }

    /// - Parameter file: what diagnostics call it.
    package func load(_ source: some Collection<UInt8>, file: String) -> Loaded {
        switch YAMLDocument.parse(source, file: file) {
        case .failure(let refused): Loaded(diagnostics: refused.all)
        case .success(let root): load(root, text: source, file: file)
        }
    }

    package func load(_ source: String, file: String) -> Loaded {
        load(source.utf8, file: file)
    }

    private func load(_ root: YAMLNode, text: some Collection<UInt8>, file: String) -> Loaded {
        var reading = WorkflowReading(root, file: file)
        var (definition, names) = reading.definition()
        let outline = reading.file.outline
        // A list without end is not looked at further: every rule would take its time with it.
        guard !reading.file.diagnostics.contains(where: { $0.code == .tooMany }) else {
            return Loaded(diagnostics: reading.file.diagnostics)
        }
        let unknown = names.filter { calendars[$0.value] == nil }
        var diagnostics = reading.file.diagnostics + unknown.map { self.unknown($0.value, at: outline[$0.key]) }
        definition.calendar = names[["calendar"]].flatMap { calendars[$0] } ?? .always
        for (index, clock) in definition.clocks.enumerated() {
            let name = names[["clocks", clock.name.rawValue, "calendar"]]
            definition.clocks[index].calendar = name.flatMap { calendars[$0] }
        }
        definition.hash = hash(of: text, with: definition.calendars)
        diagnostics += NameRules(definition, outline).diagnostics
        diagnostics += definition.forms.flatMap { FormRules($0, outline).diagnostics }
        diagnostics += CodeRules(definition, outline).diagnostics + CommentRules(definition, outline).diagnostics
        diagnostics += RoleRules(definition, outline, beside: roles).diagnostics
        // Only a file that says what it means can be asked what it means.
        guard !diagnostics.holdErrors else { return Loaded(diagnostics: diagnostics) }
        return Checker(definition, outline).checked(after: diagnostics)
    }

    private func unknown(_ calendar: String, at location: Location) -> Diagnostic {
        let known = calendars.keys.sorted()
        return Diagnostic(
            .unknownCalendar, at: location, ["name": calendar, "known": known.joined(separator: ", ")],
            suggestion: known.nearest(to: calendar))
    }

    private func hash(of text: some Collection<UInt8>, with calendars: [WorkingCalendar]) -> String {
        var hash = SHA256()
        for calendar in calendars { hash.update(data: Array(calendar.hash.utf8)) }
        hash.update(data: Array(text))
        return Array(hash.finalize()).hexadecimal
    }
}

/// What came of a workflow file.
package struct Loaded: Equatable, Sendable {
    /// Nil where a diagnostic is an error.
    package var definition: Definition?
    /// In reading order; beside a definition, warnings only.
    package var diagnostics: [Diagnostic]
    /// How long a ticket can lie around; there wherever the definition is.
    package var bound: Bound?

    package init(definition: Definition? = nil, diagnostics: [Diagnostic] = [], bound: Bound? = nil) {
        self.definition = definition
        self.diagnostics = diagnostics.inReadingOrder()
        self.bound = bound
    }
}
