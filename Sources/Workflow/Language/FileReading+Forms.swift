/// The forms of a workflow file.
extension FileReading {
    mutating func forms(_ part: Part?) -> [Form] {
        named(part, atMost: 40).map { name, part in
            let fields = fields(of: part, required: ["title"], optional: ["help", "fields", "evidence"])
            return Form(
                name: FormName(name), title: wording(fields["title"]) ?? Wording(name),
                help: wording(fields["help"], atMost: 1_000),
                fields: named(fields["fields"], atMost: 60).map { field($0.name, $0.part) },
                evidence: named(fields["evidence"], atMost: 20).map { document($0.name, $0.part) })
        }
    }

    /// A text in Bahasa Indonesia, or `{ id: …, en: … }`.
    mutating func wording(_ part: Part?, atMost most: Int = 200) -> Wording? {
        guard let part, !part.node.isScalar else { return title(part, atMost: most).map { Wording($0) } }
        let languages = fields(of: part, required: [Language.indonesian.rawValue, Language.english.rawValue])
        let indonesian = title(languages[Language.indonesian.rawValue], atMost: most)
        return indonesian.map { Wording($0, english: title(languages[Language.english.rawValue], atMost: most)) }
    }

    // MARK: Fields

    private mutating func field(_ name: String, _ part: Part) -> Form.Field {
        let keys = fields(
            of: part, required: ["title", "type"],
            optional: ["help", "options", "required", "shown", "same-as", "fits", "prefill", "personal", "code"])
        let type = fieldType(word(keys["type"]), keys, of: part) ?? .text
        return Form.Field(
            name: FieldName(name), title: wording(keys["title"]) ?? Wording(name),
            help: wording(keys["help"], atMost: 1_000), type: type, required: requirement(keys["required"]),
            shown: keys["shown"].map { fieldCondition($0) }, sameAs: self.name(keys["same-as"]),
            fits: self.name(keys["fits"]), prefill: word(keys["prefill"]), isPersonal: personal(keys["personal"], type))
    }

    private mutating func document(_ name: String, _ part: Part) -> Form.Field {
        let keys = fields(of: part, required: ["title"], optional: ["help", "required", "shown"])
        return Form.Field(
            name: FieldName(name), title: wording(keys["title"]) ?? Wording(name),
            help: wording(keys["help"], atMost: 1_000), type: .file, required: requirement(keys["required"]),
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
            named(part, atMost: 10).map { name, part in
                FieldCondition.Term(FieldName(name), listOrOne(part).compactMap { text($0) })
            })
    }

    // MARK: Types

    private mutating func fieldType(_ word: FieldWord?, _ keys: Fields, of field: Part) -> Form.FieldType? {
        guard let word else { return nil }
        let options = keys["options"]
        if word == .code { return code(keys, of: field) }
        if let code = keys["code"] { report(.unknownKey, at: code.path, ["key": "code", "known": "type: code"]) }
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

    /// A code is for somewhere: without the field that says where, none could be right.
    private mutating func code(_ keys: Fields, of field: Part) -> Form.FieldType {
        for key in ["code", "fits"] where keys[key] == nil { report(.missingKey, at: field.path, ["key": key]) }
        if let options = keys["options"] { report(.optionsWithoutChoice, at: options.path) }
        return .code(name(keys["code"]) ?? "")
    }

    /// A list of texts that are their own values, or values with what people read.
    private mutating func options(_ part: Part, mayBranch: Bool) -> [Form.Option] {
        guard case .mapping = part.node.content else { return listed(part) }
        return named(part, atMost: 1_000).map { name, part in
            guard part.node.isBranch else { return Form.Option(name, title: wording(part) ?? Wording(name)) }
            let keys = fields(of: part, required: ["title"], optional: mayBranch ? ["options"] : [])
            return Form.Option(
                name, title: wording(keys["title"]) ?? Wording(name),
                options: keys["options"].map { options($0, mayBranch: true) } ?? [])
        }
    }

    private mutating func listed(_ part: Part) -> [Form.Option] {
        var options: [Form.Option] = []
        var seen: Set<String> = []
        for item in list(part, atMost: 1_000) {
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
private enum FieldWord: String, CaseIterable {
    case text, paragraph, choice, tree
    case yesNo = "yes-no"
    case email
    case personalEmail = "personal-email"
    case belajarID = "belajar-id"
    case phone, nisn, nik, nuptk, nip, unit, provinsi, kabkota, code

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
        case .code: .code("")
        }
    }
}
