extension Form {
    /// What may be filled into a field. Values are always texts; how each is normalised is the type's own affair.
    package enum FieldType: Equatable, Sendable {
        /// At most 500 characters.
        case text
        /// At most 5,000 characters.
        case paragraph
        /// The value of one of the listed options.
        case choice([Option])
        /// The path to an option that has none below it, `keluhan/akses`.
        case tree([Option])
        /// `true` or `false`.
        case yesNo
        case identifier(Identifier)
        /// A province's code, `32`.
        case provinsi
        /// A kab/kota's code, `32.01`.
        case kabkota
        /// A version of some program, such as `1.47`; no older than the least, where there is one.
        case version(least: Version?)
        /// The id of an attachment that has been uploaded.
        case file
        /// A code of that kind. Whether it is right the desk alone says; what is stored is which code it was.
        case code(CodeName)
    }

    /// One thing to choose, or a branch of several.
    package struct Option: Equatable, Sendable, ExpressibleByStringLiteral {
        package var value: String
        package var title: Wording
        package var options: [Option]
        /// How to mend what keeps whoever picks it from asking here: no ticket is opened.
        package var redirect: Wording?
        /// Where whoever picks it belongs, whatever else the form says.
        package var place: Place?

        package init(
            _ value: String, title: Wording, options: [Option] = [], redirect: Wording? = nil, place: Place? = nil
        ) {
            self.value = value
            self.title = title
            self.options = options
            self.redirect = redirect
            self.place = place
        }

        package init(stringLiteral text: String) { self.init(text, title: Wording(text)) }
    }
}

extension Form.FieldType {
    /// The values that may be filled in, in the file's order; nil where they can't be listed.
    package var values: [String]? {
        switch self {
        case .choice(let options): options.map(\.value)
        case .tree(let options): options.flatMap(\.leaves)
        case .yesNo: ["true", "false"]
        case .text, .paragraph, .identifier, .provinsi, .kabkota, .version, .file, .code: nil
        }
    }

    /// What a condition may name: values, and branches of a tree, which stand for all that is below them.
    var mentions: [String] {
        switch self {
        case .tree(let options): options.flatMap(\.paths)
        case .text, .paragraph, .choice, .yesNo, .identifier, .provinsi, .kabkota, .version, .file, .code: values ?? []
        }
    }

    /// Whether a condition that names these `mentions` holds for `value`.
    func isMeant(_ value: String, by mentions: Set<String>) -> Bool {
        guard !mentions.contains(value) else { return true }
        return isTree && value.indices.contains { value[$0] == "/" && mentions.contains(String(value[..<$0])) }
    }

    private var isTree: Bool {
        if case .tree = self { true } else { false }
    }

    /// In Unicode scalars; nil where the values are listed.
    package var longest: Int? {
        switch self {
        case .text, .provinsi, .kabkota, .version, .file, .code: Form.Limit.text
        case .paragraph: Form.Limit.paragraph
        case .identifier(.belajarID), .identifier(.personalEmail), .identifier(.email): EmailAddress.longest
        case .identifier: Form.Limit.text
        case .choice, .tree, .yesNo: nil
        }
    }

    /// What was typed, as it is stored; empty where nothing was.
    package func normalised(_ typed: String) -> String {
        switch self {
        case .text, .paragraph: typed.isBlank && !typed.holdsControlCharacters ? "" : typed
        case .choice, .tree, .yesNo: typed.withoutSpaceAround.isEmpty ? "" : typed
        case .identifier(let identifier): identifier.normalised(typed)
        case .provinsi, .kabkota, .file: typed.withoutSpaceAround
        case .version: Version(typed)?.description ?? typed.withoutSpaceAround
        case .code: CodeText.normalised(typed)
        }
    }

    /// Always to be sealed, whatever a file says.
    package var isPersonal: Bool {
        if case .identifier(let identifier) = self { identifier.isPersonal } else { false }
    }
}

extension Form.Option {
    fileprivate var leaves: [String] {
        options.isEmpty ? [value] : options.flatMap(\.leaves).map { "\(value)/\($0)" }
    }

    /// Of itself and of everything below.
    fileprivate var paths: [String] { [value] + options.flatMap(\.paths).map { "\(value)/\($0)" } }
}

extension Form.FieldType {
    /// What people read for a value, or for a branch of a tree: `Keluhan > Akses`. Itself, if there is no such value.
    package func title(of value: String, in language: Language) -> String {
        switch self {
        case .choice(let options): options.first { $0.value == value }?.title.text(in: language) ?? value
        case .tree(let options):
            options.compactMap { $0.titles(along: value[...], in: language) }.first?.joined(separator: " > ") ?? value
        case .text, .paragraph, .yesNo, .identifier, .provinsi, .kabkota, .version, .file, .code: value
        }
    }
}

extension Form.Option {
    /// From here down to the end of `path`; nil where it does not lead through here.
    fileprivate func titles(along path: Substring, in language: Language) -> [String]? {
        let own = title.text(in: language)
        if path == value { return [own] }
        guard path.hasPrefix(value + "/") else { return nil }
        let rest = path.dropFirst(value.count + 1)
        return options.compactMap { $0.titles(along: rest, in: language) }.first.map { [own] + $0 }
    }
}
