/// What somebody fills in to open a ticket, besides subject and message, which every form has.
package struct Form: Equatable, Sendable {
    package var name: FormName
    package var title: String
    package var fields: [Field]

    package init(name: FormName, title: String, fields: [Field] = []) {
        self.name = name
        self.title = title
        self.fields = fields
    }

    package struct Field: Equatable, Sendable {
        package var name: FieldName
        package var title: String
        package var type: FieldType
        package var isRequired: Bool
        /// Sealed under the requester's key before it enters an event.
        package var isPersonal: Bool

        package init(
            name: FieldName, title: String, type: FieldType, isRequired: Bool = true, isPersonal: Bool = false
        ) {
            self.name = name
            self.title = title
            self.type = type
            self.isRequired = isRequired
            self.isPersonal = isPersonal
        }
    }

    package enum FieldType: Equatable, Sendable {
        /// At most 500 characters.
        case text
        /// One of the listed values.
        case choice([String])
    }
}

extension Form {
    /// The longest values that are taken, in Unicode scalars, as JSON Schema counts them.
    package enum Limit {
        package static let subject = 200
        package static let message = 20_000
        package static let text = 500
    }

    /// Every fault in `values`, in the form's order; empty where they may be stored.
    package func faults(in values: [FieldName: String]) -> [FieldFault] {
        let known = fields.compactMap { field in fault(in: values[field.name], of: field) }
        let names = Set(fields.map(\.name))
        let unknown = values.keys.filter { !names.contains($0) }.sorted().map { FieldFault(field: $0, kind: .unknown) }
        return known + unknown
    }

    private func fault(in value: String?, of field: Field) -> FieldFault? {
        guard let value, !value.isBlank else {
            return field.isRequired ? FieldFault(field: field.name, kind: .missing) : nil
        }
        if value.holdsControlCharacters { return FieldFault(field: field.name, kind: .controlCharacters) }
        switch field.type {
        case .text:
            return value.unicodeScalars.count > Limit.text
                ? FieldFault(field: field.name, kind: .tooLong(Limit.text)) : nil
        case .choice(let options):
            return options.contains(value) ? nil : FieldFault(field: field.name, kind: .notOneOf(options))
        }
    }
}

/// What is wrong with one thing that somebody filled in.
package struct FieldFault: Equatable, Sendable {
    package var field: FieldName
    package var kind: Kind

    package init(field: FieldName, kind: Kind) {
        self.field = field
        self.kind = kind
    }

    package enum Kind: Equatable, Sendable {
        case missing
        case unknown
        case tooLong(Int)
        case notOneOf([String])
        case controlCharacters
        /// It names something that is not there, or that the caller may not know of.
        case noSuchThing
    }
}

extension String {
    /// Nothing that anybody could see: spaces, and characters that only steer how others are drawn.
    package var isBlank: Bool {
        unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint }
    }

    /// Line feeds and tabs are text; NUL, escapes and their like are somebody's trick.
    package var holdsControlCharacters: Bool {
        // C0 and DEL are one byte; C1 is U+0080 to U+009F, which begins with this byte as much else does.
        var follows = false
        for byte in utf8 {
            if byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F { return true }
            if follows && byte < 0xA0 { return true }
            follows = byte == 0xC2
        }
        return false
    }
}
