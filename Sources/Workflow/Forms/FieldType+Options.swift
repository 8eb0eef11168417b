/// What picking an option means, beyond its value.
extension Form.FieldType {
    /// Whether it is words of the file that are picked, and nothing that somebody could have typed.
    package var hasOptions: Bool {
        switch self {
        case .choice, .tree: true
        case .text, .paragraph, .yesNo, .identifier, .provinsi, .kabkota, .version, .file, .code: false
        }
    }

    /// Of the values, those with which a ticket can be opened; nil where they can't be listed.
    package var accepted: [String]? { values?.filter { redirect(of: $0) == nil } }

    /// How to mend what picking `value` says; nil where nothing needs to be.
    package func redirect(of value: String) -> Wording? { options(along: value).compactMap(\.redirect).last }

    /// Where whoever picks `value` belongs; nil where it doesn't tell.
    package func place(of value: String) -> Place? { options(along: value).compactMap(\.place).last }

    /// From the top of a tree down to `value`; empty where there is no such option.
    private func options(along value: String) -> [Form.Option] {
        switch self {
        case .choice(let options): options.filter { $0.value == value }
        case .tree(let options): options.compactMap { $0.path(along: value[...]) }.first ?? []
        case .text, .paragraph, .yesNo, .identifier, .provinsi, .kabkota, .version, .file, .code: []
        }
    }
}

extension Form.Option {
    /// From here down; nil where `rest` does not lead through here.
    fileprivate func path(along rest: Substring) -> [Form.Option]? {
        if rest == value { return [self] }
        guard rest.hasPrefix(value + "/") else { return nil }
        let below = rest.dropFirst(value.count + 1)
        return options.compactMap { $0.path(along: below) }.first.map { [self] + $0 }
    }
}
