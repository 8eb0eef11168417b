import Helpdesk
import Workflow

/// Draws a form's questions, with what was typed and what was wrong with it.
struct FormDrawing {
    let form: Form
    let words: PageWords
    let regions: Regions
    let prefill: [Form.Prefill: String]
    /// Answers of the ticket that this goes on from, by field as the form calls it.
    let given: [String: String]
    let failed: FailedQuestion?
    let rules: FileRules

    var fields: [AskedField] { form.fields.map(field) }
    var evidence: [AskedField] { form.evidence.map(field) }

    // MARK: What every form has

    var subject: AskedField {
        plain(
            "subject", label: words("asking.subject"), help: words("asking.subject.help"), longest: Form.Limit.subject)
    }

    var message: AskedField {
        var field = plain(
            "message", label: words("asking.message"), help: words("asking.message.help"), longest: Form.Limit.message)
        (field.isInput, field.isParagraph) = (false, true)
        return field
    }

    func requester(isRequired: Bool) -> AskedField {
        var field = plain(
            "onBehalfOf", label: words("asking.requester"), help: words("asking.requester.help"), longest: 64)
        field.isRequired = isRequired
        field.duty = words(isRequired ? "field.required" : "field.optional")
        return field
    }

    var files: AskedField {
        var field = plain(
            Submission.attachments, label: words("asking.files"), help: rules.help, longest: nil)
        (field.isInput, field.isFile, field.isRequired) = (false, true, false)
        (field.duty, field.kept) = (words("field.optional"), kept(Submission.attachments))
        field.rules = rules
        return field
    }

    private func plain(_ name: String, label: String, help: String, longest: Int?) -> AskedField {
        AskedField(
            id: "isian-\(name)", name: name, label: label, help: help, duty: words("field.required"), isRequired: true,
            condition: nil, when: nil, error: error(name), warning: nil, describedBy: described(name, hasHelp: true),
            isInput: true, isParagraph: false, isList: false, isFile: false,
            value: failed.map { $0.sent.form[name] ?? "" } ?? given[name] ?? "", kind: "text",
            inputMode: nil, autocomplete: name == "onBehalfOf" ? "off" : nil, longest: longest,
            isUnkept: name == "onBehalfOf", groups: [], kept: [], rules: nil)
    }

    // MARK: What this one asks besides

    private func field(_ field: Form.Field) -> AskedField {
        let name = "fields.\(field.name)"
        let typed = failed.map { $0.sent.form[name] ?? "" }
        let value = typed ?? given[name] ?? known(for: field) ?? ""
        let kind = field.type.inputKind
        let help = help(for: field)
        return AskedField(
            id: "isian-\(name)", name: name, label: words.wording(field.title), help: help,
            reading: field.article.map { Reading($0, words) }, duty: duty(field.required),
            isRequired: field.isRequired, condition: field.shown.map { condition($0) },
            when: field.shown.map(script), error: error(name),
            warning: failed?.warnings[name], describedBy: described(name, hasHelp: help != nil),
            isInput: kind == .line, isParagraph: kind == .paragraph, isList: kind == .list, isFile: kind == .file,
            value: value, kind: field.type.htmlType, inputMode: field.type.inputMode, autocomplete: autocomplete(field),
            longest: field.type.longest, isUnkept: field.isUnkept, groups: kind == .list ? groups(field, value) : [],
            kept: kept(name),
            rules: kind == .file ? FileRules.one(rules) : nil)
    }

    /// What the account has for it, as far as the field takes that; whatever must be the same begins the same.
    private func known(for field: Form.Field) -> String? {
        guard let source = field.prefill ?? field.sameAs.flatMap({ form.field($0)?.prefill }),
            let value = prefill[source]
        else { return nil }
        guard case .identifier(let identifier) = field.type else { return value }
        return identifier.flaw(in: identifier.normalised(value)) == nil ? value : nil
    }

    func kept(_ name: String) -> [KeptFile] {
        (failed?.sent.files ?? []).filter { $0.field == name }.map { KeptFile(value: $0.text, name: $0.name) }
    }

    private func help(for field: Form.Field) -> String? {
        let help = field.help.map(words.wording)
        guard case .version(let least?) = field.type else { return help }
        return [help, words("field.version", ["least": least.description])].compactMap(\.self).joined(separator: " ")
    }

    private func error(_ name: String) -> String? { failed?.messages[name] }

    private func described(_ name: String, hasHelp: Bool) -> String? {
        let ids = [
            hasHelp ? "bantuan-\(name)" : nil, error(name).map { _ in "salah-\(name)" },
            failed?.warnings[name].map { _ in "ganjil-\(name)" },
        ].compactMap(\.self)
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }

    private func autocomplete(_ field: Form.Field) -> String? {
        switch field.type {
        case .identifier(.phone): "tel"
        case .identifier(.personalEmail), .identifier(.email): "email"
        case .text, .paragraph, .choice, .tree, .yesNo, .identifier, .provinsi, .kabkota, .version, .file, .code: nil
        }
    }

    // MARK: Conditions

    private func duty(_ requirement: Form.Requirement) -> String {
        switch requirement {
        case .always: words("field.required")
        case .never: words("field.optional")
        case .when(let condition): words("field.required.when", ["condition": spelled(condition)])
        }
    }

    private func condition(_ condition: FieldCondition) -> String {
        words("field.shown", ["condition": spelled(condition)])
    }

    /// `Jenis masalah = Akun atau Sandi`
    private func spelled(_ condition: FieldCondition) -> String {
        words.both(
            condition.terms.map { term in
                let field = form.field(term.field)
                let values = term.values.map { words.value($0, of: field?.type ?? .text, regions) }
                return words(
                    "field.is",
                    [
                        "field": field.map { words.wording($0.title) } ?? term.field.rawValue,
                        "values": words.either(values),
                    ])
            })
    }

    private func script(_ condition: FieldCondition) -> String {
        condition.terms.map { "fields.\($0.field):\($0.values.joined(separator: "|"))" }.joined(separator: ";")
    }

    // MARK: Lists

    private func groups(_ field: Form.Field, _ value: String) -> [AskedField.Group] {
        let nothing = AskedField.Group(
            heading: nil, options: [Choice(value: "", text: words("field.choose"), isChosen: value.isEmpty)])
        switch field.type {
        case .provinsi:
            return [nothing, AskedField.Group(heading: nil, options: provinces.map { choice($0, value) })]
        case .kabkota:
            return [nothing]
                + provinces.map { province in
                    AskedField.Group(
                        heading: province.name, options: regions.within(province.code.text).map { choice($0, value) })
                }
        case .choice, .tree, .yesNo:
            let options = (field.type.values ?? []).map { option in
                Choice(value: option, text: words.value(option, of: field.type, regions), isChosen: option == value)
            }
            return [nothing, AskedField.Group(heading: nil, options: options)]
        case .text, .paragraph, .identifier, .version, .file, .code:
            return []
        }
    }

    private var provinces: [Region] { regions.provinces }

    private func choice(_ region: Region, _ value: String) -> Choice {
        Choice(value: region.code.text, text: region.name, isChosen: region.code.text == value)
    }

    // MARK: What is wrong

    /// Each with the way to it.
    var faults: [Link] {
        let all = [requester(isRequired: true)] + fields + [subject, message] + evidence + [files]
        let shown = all.compactMap { field in
            field.error.map { Link(text: "\(field.label): \($0)", href: "#\(field.id)") }
        }
        let known = Set(all.map(\.name))
        let others = (failed?.messages ?? [:]).filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
        return shown + others.map { Link(text: $0.value, href: "#isian-subject") }
    }
}

extension Form.Field {
    /// What is personal or a secret stays off the device: others sit at it, too.
    fileprivate var isUnkept: Bool {
        switch type {
        case .code, .file: true
        case .text, .paragraph, .choice, .tree, .yesNo, .identifier, .provinsi, .kabkota, .version: isPersonal
        }
    }
}

extension Form.FieldType {
    fileprivate enum InputKind {
        case line, paragraph, list, file
    }

    fileprivate var inputKind: InputKind {
        switch self {
        case .text, .identifier, .version, .code: .line
        case .paragraph: .paragraph
        case .choice, .tree, .yesNo, .provinsi, .kabkota: .list
        case .file: .file
        }
    }

    fileprivate var htmlType: String {
        switch self {
        case .identifier(.phone): "tel"
        case .identifier(.belajarID), .identifier(.personalEmail), .identifier(.email): "email"
        case .text, .paragraph, .choice, .tree, .yesNo, .identifier, .provinsi, .kabkota, .version, .file, .code: "text"
        }
    }

    /// Which keyboard a phone shows.
    fileprivate var inputMode: String? {
        switch self {
        case .identifier(.nisn), .identifier(.nik), .identifier(.nuptk), .identifier(.nip): "numeric"
        case .text, .paragraph, .choice, .tree, .yesNo, .identifier, .provinsi, .kabkota, .version, .file, .code: nil
        }
    }
}
