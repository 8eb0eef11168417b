import Mustache

/// Part of a page's model. What a template asks of it that is nil prints nothing, instead of being looked for further
/// out, where something else may have the same name.
protocol Printable: MustacheParent {}

extension Printable {
    func child(named name: String) -> Any? {
        guard let member = Mirror(reflecting: self).children.first(where: { $0.label == name }) else { return nil }
        let value = Mirror(reflecting: member.value)
        guard value.displayStyle == .optional else { return member.value }
        return value.children.first?.value ?? Nothing()
    }
}

private struct Nothing: MustacheCustomRenderable {
    let renderText = ""
    let isNull = true
}
