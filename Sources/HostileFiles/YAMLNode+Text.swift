package import Workflow

extension YAMLNode {
    /// A document that reads as this node again, in flow style; what was plain stays so where it can.
    package var text: String {
        switch content {
        case .scalar(let text, let isPlain):
            isPlain && text.wholeMatch(of: /[A-Za-z0-9~.:+_\/-]+( [A-Za-z0-9~.+_\/-]+)*/) != nil && !text.hasSuffix(":")
                && !text.hasPrefix("-") && !text.contains(": ") ? text : Self.quoted(text)
        case .list(let items): "[" + items.map(\.text).joined(separator: ", ") + "]"
        case .mapping(let entries):
            "{" + entries.map { "\(Self.quoted($0.key)): \($0.value.text)" }.joined(separator: ", ") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }
}
