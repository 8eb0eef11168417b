/// What somebody filled in, as a form sees it.
package struct FormVerdict: Equatable, Sendable {
    /// Normalised, of what was asked and filled in only; to be stored where there are no faults.
    package var values: [FieldName: String] = [:]
    /// Each blocks, in the form's order.
    package var faults: [FieldFault] = []
    /// Each only flags.
    package var warnings: [FieldWarning] = []
}

extension Form {
    /// The one judge of what is filled in, for every channel.
    package func verdict(on typed: [FieldName: String], knowing register: Register = .none) -> FormVerdict {
        FormJudging(self, typed, register).verdict
    }

    /// Every fault that can be found without knowing anything else.
    package func faults(in typed: [FieldName: String]) -> [FieldFault] { verdict(on: typed).faults }

    /// The fields that are asked of somebody who has filled in `typed` so far, in order.
    package func asked(given typed: [FieldName: String]) -> [FieldName] {
        FormJudging(self, typed, .none).asked.map(\.name)
    }
}

private struct FormJudging {
    private let form: Form
    private let typed: [FieldName: String]
    private let register: Register
    private(set) var asked: [Form.Field] = []
    private var values: [FieldName: String] = [:]

    /// One pass from the top down tells what is asked, since conditions only mention what is above.
    init(_ form: Form, _ typed: [FieldName: String], _ register: Register) {
        (self.form, self.typed, self.register) = (form, typed, register)
        for field in form.allFields where field.shown.map({ form.holds($0, in: values) }) ?? true {
            let value = field.type.normalised(typed[field.name] ?? "")
            asked.append(field)
            if !value.isEmpty { values[field.name] = value }
        }
    }

    var verdict: FormVerdict {
        let faults = asked.compactMap { field in fault(in: field).map { FieldFault(field: field.name, kind: $0) } }
        let faulty = Set(faults.map(\.field))
        let warnings = asked.filter { !faulty.contains($0.name) }
            .compactMap { field in oddity(in: field).map { FieldWarning(field: field.name, kind: $0) } }
        return FormVerdict(values: values, faults: faults + unknown, warnings: warnings)
    }

    private var unknown: [FieldFault] {
        let known = Set(form.allFields.map(\.name))
        return typed.keys.filter { !known.contains($0) }.sorted().map { FieldFault(field: $0, kind: .unknown) }
    }

    private func fault(in field: Form.Field) -> FieldFault.Kind? {
        guard let value = values[field.name] else { return isRequired(field) ? .missing : nil }
        if let longest = field.type.longest, typed[field.name]?.unicodeScalars.count ?? 0 > longest {
            return .tooLong(longest)
        }
        return fault(of: value, in: field) ?? disagreement(of: value, in: field)
    }

    private func isRequired(_ field: Form.Field) -> Bool {
        switch field.required {
        case .always: true
        case .never: false
        case .when(let condition): form.holds(condition, in: values)
        }
    }

    // MARK: By itself

    private func fault(of value: String, in field: Form.Field) -> FieldFault.Kind? {
        switch field.type {
        case .text, .paragraph, .code: return value.holdsControlCharacters ? .controlCharacters : nil
        case .choice, .tree, .yesNo:
            let values = field.type.values ?? []
            guard values.contains(value) else { return .notOneOf(field.type.accepted ?? values) }
            return field.type.redirect(of: value).map { .redirected($0) }
        case .identifier(let identifier): return identifier.flaw(in: value, knowing: register).map { .malformed($0) }
        case .provinsi: return RegionText.isProvinsi(value) ? unknownRegion(value) : .malformed(.notProvinsi)
        case .kabkota: return RegionText.isKabkota(value) ? unknownRegion(value) : .malformed(.notKabkota)
        case .version(let least): return fault(ofVersion: value, least: least)
        case .file: return isAttachment(value) ? nil : .malformed(.notAttachment)
        }
    }

    private func fault(ofVersion text: String, least: Version?) -> FieldFault.Kind? {
        guard let version = Version(text) else { return .malformed(.notVersion) }
        return least.flatMap { version < $0 ? .olderThan($0) : nil }
    }

    private func unknownRegion(_ code: String) -> FieldFault.Kind? {
        register.regions?.contains(code) ?? true ? nil : .noSuchThing
    }

    /// The shape alone: whose it is, and whether it is there, is for whoever keeps it.
    private func isAttachment(_ id: String) -> Bool {
        id.utf8.allSatisfy { $0.isASCIIDigit || $0.isASCIILetter || "-_".utf8.contains($0) }
    }

    // MARK: Beside others

    private func disagreement(of value: String, in field: Form.Field) -> FieldFault.Kind? {
        if let other = field.sameAs, asked.contains(where: { $0.name == other }), values[other] != value {
            return .unequal(to: other)
        }
        if field.type == .file, let other = asked.first(where: { $0.type == .file && values[$0.name] == value }),
            other.name != field.name
        {
            return .repeated(other.name)
        }
        guard field.type == .kabkota, let other = field.fits, let provinsi = values[other] else { return nil }
        return RegionText.lies(value, in: provinsi) ? nil : .outside(other)
    }

    private func oddity(in field: Form.Field) -> FieldWarning.Kind? {
        guard let value = values[field.name] else { return nil }
        let other = field.fits.flatMap { values[$0] }
        switch field.type {
        case .identifier(.nik): return oddity(ofNIK: value)
        case .identifier(.nuptk): return isNIK(value) ? .nuptkIsNIK : nil
        case .identifier(.npsn): return oddity(ofUnit: value, in: other)
        case .identifier(.belajarID):
            return isForAnother(value, level: other) ? .otherLevel : isForAnotherUser(value) ? .otherRole : nil
        case .identifier, .text, .paragraph, .choice, .tree, .yesNo, .provinsi, .kabkota, .version, .file, .code:
            return nil
        }
    }

    private func oddity(ofNIK value: String) -> FieldWarning.Kind? {
        guard let regions = register.regions, !regions.contains(NIK.region(of: value)) else { return nil }
        return .nikRegion
    }

    /// People copy the wrong one of two numbers of sixteen digits.
    private func isNIK(_ number: String) -> Bool {
        asked.contains { $0.type == .identifier(.nik) && values[$0.name] == number }
    }

    private func oddity(ofUnit npsn: String, in region: String?) -> FieldWarning.Kind? {
        guard let units = register.units else { return nil }
        guard let actual = units[npsn] else { return .unitUnknown }
        // Wherever they say it is may be right.
        if actual == Place.Elsewhere.unknown.rawValue { return nil }
        return region.map { RegionText.lies(actual, in: $0) } ?? true ? nil : .unitElsewhere
    }

    /// Beside what tells users apart: none of those that were picked has such an account.
    private func isForAnotherUser(_ account: String) -> Bool {
        guard let role = BelajarID.role(of: account) else { return false }
        let picked = asked.filter(\.type.hasOptions).compactMap { values[$0.name].flatMap(BelajarID.roles) }
        return !picked.isEmpty && !picked.contains { $0.contains(role) }
    }

    private func isForAnother(_ account: String, level: String?) -> Bool {
        guard let level, BelajarID.isLevel(level), let actual = BelajarID.level(of: account) else { return false }
        return level != actual
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
