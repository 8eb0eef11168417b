/// What somebody fills in to open a ticket, besides subject and message, which every form has.
///
/// Conditions look upward only: a field's mention fields above it, so that whoever fills it in meets each question once,
/// and one pass tells what is asked. The loader sees to that.
package struct Form: Equatable, Sendable {
    package var name: FormName
    package var title: Wording
    package var help: Wording?
    /// What to try first: people often need no ticket after that.
    package var before: [Wording]
    package var fields: [Field]
    /// The checklist of documents, each a field of type `file`; asked for below the others.
    package var evidence: [Field]

    package init(
        name: FormName, title: Wording, help: Wording? = nil, before: [Wording] = [], fields: [Field] = [],
        evidence: [Field] = []
    ) {
        self.name = name
        self.title = title
        self.help = help
        self.before = before
        self.fields = fields
        self.evidence = evidence
    }

    /// In the order in which they are asked.
    package var allFields: [Field] { fields + evidence }

    package func field(_ name: FieldName) -> Field? { allFields.first { $0.name == name } }

    package struct Field: Equatable, Sendable {
        package var name: FieldName
        package var title: Wording
        package var help: Wording?
        package var type: FieldType
        package var required: Requirement
        /// When it is asked; always, where nil. What is not asked is neither required nor stored.
        package var shown: FieldCondition?
        /// The field of the same type whose value this one must repeat.
        package var sameAs: FieldName?
        /// The field that this one should agree with: a kab/kota lies in the province, a unit in its region, an
        /// account at belajar.id belongs to the kind of school.
        package var fits: FieldName?
        /// Where its first value comes from, which people may change.
        package var prefill: Prefill?
        /// Sealed under the requester's key before it enters an event.
        package var isPersonal: Bool
        /// Where to look for what is asked.
        package var article: Article?

        package init(
            name: FieldName, title: Wording, help: Wording? = nil, type: FieldType, required: Requirement,
            shown: FieldCondition? = nil, sameAs: FieldName? = nil, fits: FieldName? = nil, prefill: Prefill? = nil,
            isPersonal: Bool? = nil, article: Article? = nil
        ) {
            self.name = name
            self.title = title
            self.help = help
            self.type = type
            self.required = required
            self.shown = shown
            self.sameAs = sameAs
            self.fits = fits
            self.prefill = prefill
            self.isPersonal = isPersonal ?? type.isPersonal
            self.article = article
        }

        /// One that is always asked.
        package init(
            name: FieldName, title: Wording, type: FieldType, isRequired: Bool = true, isPersonal: Bool? = nil
        ) {
            self.init(
                name: name, title: title, type: type, required: isRequired ? .always : .never, isPersonal: isPersonal)
        }

        package var isRequired: Bool { required == .always }
    }

    package enum Requirement: Equatable, Sendable {
        case always, never
        case when(FieldCondition)
    }

    /// What an account knows of whoever is signed in; a guest's fields begin empty.
    package enum Prefill: String, CaseIterable, Sendable {
        case name = "account.name"
        case email = "account.email"
        case phone = "account.phone"
        case provinsi = "account.provinsi"
        case kabkota = "account.kabkota"
        case unit = "account.unit"
    }
}

extension Form {
    /// The longest values that are taken, in Unicode scalars, as JSON Schema counts them.
    package enum Limit {
        package static let subject = 200
        package static let message = 20_000
        package static let text = 500
        package static let paragraph = 5_000
    }
}
