/// The forms of a workflow file.
extension FileReading {
    mutating func forms(_ part: Part?) -> [Form] {
        named(part, atMost: Most.forms).map { name, part in
            let fields = fields(of: part, as: .form)
            return Form(
                name: FormName(name), title: wording(fields["title"]) ?? Wording(name),
                help: wording(fields["help"], atMost: Most.explanation), before: wordings(fields["before"]),
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

    /// A list of texts, each in one language or in both.
    mutating func wordings(_ part: Part?) -> [Wording] {
        guard let part else { return [] }
        return list(part, atMost: Most.checks).compactMap { wording($0, atMost: Most.explanation) }
    }

    /// Something to read: its title alone, or with its address.
    mutating func article(_ part: Part?) -> Article? {
        guard let part, !part.node.isWording else { return wording(part).map { Article($0) } }
        let keys = fields(of: part, as: .article)
        let link = link(keys["link"])
        return wording(keys["title"]).map { Article($0, at: link) }
    }

    private mutating func link(_ part: Part?) -> Link? {
        guard let part, let text = text(part) else { return nil }
        if let link = Link(text) { return link }
        report(.malformedLink, at: part.path, ["link": text])
        return nil
    }

    // MARK: Fields

    private mutating func field(_ name: String, _ part: Part) -> Form.Field {
        let keys = fields(of: part, as: .field)
        let word: FieldWord? = word(keys["type"])
        let least = least(keys["least"], for: word)
        let type = fieldType(word, keys, least: least, of: part) ?? .text
        return Form.Field(
            name: FieldName(name), title: wording(keys["title"]) ?? Wording(name),
            help: wording(keys["help"], atMost: Most.explanation), type: type, required: requirement(keys["required"]),
            shown: keys["shown"].map { fieldCondition($0) }, sameAs: self.name(keys["same-as"]),
            fits: self.name(keys["fits"]), prefill: self.word(keys["prefill"]),
            isPersonal: personal(keys["personal"], type), article: article(keys["article"]))
    }

    /// Quoted, since 1.50 is 1.5 to other readers.
    private mutating func least(_ part: Part?, for word: FieldWord?) -> Version? {
        guard let part, let text = quotedText(part) else { return nil }
        if let word, word != .version {
            report(.unknownKey, at: part.path, ["key": "least", "known": "title, type, help, required, shown"])
        }
        if let version = Version(text) { return version }
        report(.malformedVersion, at: part.path, ["version": text])
        return nil
    }

    private mutating func document(_ name: String, _ part: Part) -> Form.Field {
        let keys = fields(of: part, as: .document)
        return Form.Field(
            name: FieldName(name), title: wording(keys["title"]) ?? Wording(name),
            help: wording(keys["help"], atMost: Most.explanation), type: .file, required: requirement(keys["required"]),
            shown: keys["shown"].map { fieldCondition($0) }, article: article(keys["article"]))
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

    private mutating func fieldType(
        _ word: FieldWord?, _ keys: Fields, least: Version?, of field: Part
    ) -> Form.FieldType? {
        guard let word else { return nil }
        let options = keys["options"]
        if word == .code { return code(keys, of: field) }
        if let code = keys["code"] { report(.unknownKey, at: code.path, ["key": "code", "known": "type: code"]) }
        guard word == .choice || word == .tree else {
            if let options { report(.optionsWithoutChoice, at: options.path) }
            return word == .version ? .version(least: least) : word.type
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
        return named(part, atMost: Most.options).map { name, part in
            guard part.node.isBranch else { return Form.Option(name, title: wording(part) ?? Wording(name)) }
            return option(name, part, mayBranch: mayBranch)
        }
    }

    private mutating func option(_ name: String, _ part: Part, mayBranch: Bool) -> Form.Option {
        let keys = fields(of: part, as: mayBranch ? .branch : .option)
        let redirect = wording(keys["redirect"], atMost: Most.explanation)
        // Nothing is chosen below what leads elsewhere.
        if redirect != nil, let needless = keys["options"] {
            report(.unknownKey, at: needless.path, ["key": "options", "known": "title, redirect"])
        }
        return Form.Option(
            name, title: wording(keys["title"]) ?? Wording(name),
            options: keys["options"].map { options($0, mayBranch: true) } ?? [], redirect: redirect,
            place: word(keys["place"], of: PlaceWord.self)?.place)
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
    /// A text, or one in each language.
    var isWording: Bool {
        guard case .mapping(let entries) = content else { return isScalar }
        return !entries.isEmpty && entries.allSatisfy { Language(rawValue: $0.key) != nil }
    }

    /// Has a title, so that it is no text in two languages.
    fileprivate var isBranch: Bool {
        guard case .mapping(let entries) = content else { return false }
        return entries.contains { $0.key == "title" }
    }
}

/// What may stand behind `place:` of an option.
enum PlaceWord: String, CaseIterable {
    case national, overseas, unknown

    var place: Place {
        switch self {
        case .national: .national
        case .overseas: Place(.overseas)
        case .unknown: Place(.unknown)
        }
    }
}

/// What may stand behind `type:`.
enum FieldWord: String, CaseIterable {
    case text, paragraph, choice, tree
    case yesNo = "yes-no"
    case email
    case personalEmail = "personal-email"
    case belajarID = "belajar-id"
    case phone, nisn, nik, nuptk, nip, unit, provinsi, kabkota, version, code

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
        case .version: .version(least: nil)
        case .code: .code("")
        }
    }
}
