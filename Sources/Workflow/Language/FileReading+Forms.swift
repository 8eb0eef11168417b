/// The forms of a workflow file.
extension FileReading {
    mutating func forms(_ part: Part?) -> [Form] {
        named(part, atMost: Most.forms).map { name, part in
            let fields = fields(of: part, as: .form)
            return Form(
                name: FormName(name), title: wording(fields["title"]) ?? Wording(name),
                help: wording(fields["help"], atMost: Most.explanation),
                fields: named(fields["fields"], atMost: Most.fields).map { field($0.name, $0.part) },
                evidence: named(fields["evidence"], atMost: Most.documents).map { document($0.name, $0.part) })
        }
    }

    /// A text in Bahasa Indonesia, or `{ id: …, en: … }`.
    mutating func wording(_ part: Part?, atMost most: Int = Most.title) -> Wording? {
        guard let part, !part.node.isScalar else { return title(part, atMost: most).map { Wording($0) } }
        let languages = fields(of: part, as: .wording)
        let indonesian = title(languages[Language.indonesian.rawValue], atMost: most)
        return indonesian.map { Wording($0, english: title(languages[Language.english.rawValue], atMost: most)) }
    }

    // MARK: Fields

    private mutating func field(_ name: String, _ part: Part) -> Form.Field {
        let keys = fields(of: part, as: .field)
        let type = fieldType(word(keys["type"]), keys["options"], of: part) ?? .text
        return Form.Field(
            name: FieldName(name), title: wording(keys["title"]) ?? Wording(name),
            help: wording(keys["help"], atMost: Most.explanation), type: type, required: requirement(keys["required"]),
            shown: keys["shown"].map { fieldCondition($0) }, sameAs: self.name(keys["same-as"]),
            fits: self.name(keys["fits"]), prefill: word(keys["prefill"]), isPersonal: personal(keys["personal"], type))
    }

    private mutating func document(_ name: String, _ part: Part) -> Form.Field {
        let keys = fields(of: part, as: .document)
        return Form.Field(
            name: FieldName(name), title: wording(keys["title"]) ?? Wording(name),
            help: wording(keys["help"], atMost: Most.explanation), type: .file, required: requirement(keys["required"]),
            shown: keys["shown"].map { fieldCondition($0) })
    }

    private mutating func personal(_ part: Part?, _ type: Form.FieldType) -> Bool? {
        guard let part, let isPersonal = truth(part) else { return nil }
        if !isPersonal && type.isPersonal { report(.mustBePersonal, at: part.path) }
        return isPersonal
    }

    // MARK: Conditions

    private mutating func requirement(_ part: Part?) -> Form.Requirement {
        guard let part, !part.node.isScalar else { return truth(part) ?? true ? .always : .never }
        return .when(fieldCondition(part))
    }

    private mutating func fieldCondition(_ part: Part) -> FieldCondition {
        FieldCondition(
            named(part, atMost: Most.terms).map { name, part in
                FieldCondition.Term(FieldName(name), listOrOne(part).compactMap { text($0) })
            })
    }

    // MARK: Types

    private mutating func fieldType(_ word: FieldWord?, _ options: Part?, of field: Part) -> Form.FieldType? {
        guard let word else { return nil }
        guard word == .choice || word == .tree else {
            if let options { report(.optionsWithoutChoice, at: options.path) }
            return word.type
        }
        guard let options else {
            report(.choiceWithoutOptions, at: field.path)
            return nil
        }
        return word == .tree
            ? .tree(self.options(options, mayBranch: true)) : .choice(self.options(options, mayBranch: false))
    }

    /// A list of texts that are their own values, or values with what people read.
    private mutating func options(_ part: Part, mayBranch: Bool) -> [Form.Option] {
        guard case .mapping = part.node.content else { return listed(part) }
        return named(part, atMost: Most.options).map { name, part in
            guard part.node.isBranch else { return Form.Option(name, title: wording(part) ?? Wording(name)) }
            let keys = fields(of: part, as: mayBranch ? .branch : .option)
            return Form.Option(
                name, title: wording(keys["title"]) ?? Wording(name),
                options: keys["options"].map { options($0, mayBranch: true) } ?? [])
        }
    }

    private mutating func listed(_ part: Part) -> [Form.Option] {
        var options: [Form.Option] = []
        var seen: Set<String> = []
        for item in list(part, atMost: Most.options) {
            guard let text = title(item) else { continue }
            guard seen.insert(text).inserted else {
                report(.duplicateOption, at: item.path, ["option": text])
                continue
            }
            options.append(Form.Option(text, title: Wording(text)))
        }
        return options
    }
}

extension YAMLNode {
    /// Has a title, so that it is no text in two languages.
    fileprivate var isBranch: Bool {
        guard case .mapping(let entries) = content else { return false }
        return entries.contains { $0.key == "title" }
    }
}

/// What may stand behind `type:`.
enum FieldWord: String, CaseIterable {
    case text, paragraph, choice, tree
    case yesNo = "yes-no"
    case email
    case personalEmail = "personal-email"
    case belajarID = "belajar-id"
    case phone, nisn, nik, nuptk, nip, unit, provinsi, kabkota

    /// Of those whose options come with it, without them.
    var type: Form.FieldType {
        switch self {
        case .text: .text
        case .paragraph: .paragraph
        case .choice: .choice([])
        case .tree: .tree([])
        case .yesNo: .yesNo
        case .email: .identifier(.email)
        case .personalEmail: .identifier(.personalEmail)
        case .belajarID: .identifier(.belajarID)
        case .phone: .identifier(.phone)
        case .nisn: .identifier(.nisn)
        case .nik: .identifier(.nik)
        case .nuptk: .identifier(.nuptk)
        case .nip: .identifier(.nip)
        case .unit: .identifier(.npsn)
        case .provinsi: .provinsi
        case .kabkota: .kabkota
        }
    }
}
