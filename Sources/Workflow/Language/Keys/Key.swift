/// A key of one of the mappings that a workflow file is made of.
///
/// What it is for stands in the catalogue of texts, as `key.<kind>.<name>`: editors show it beside the key.
struct Key: Sendable {
    let name: String
    let isRequired: Bool
    let value: Shape

    static func required(_ name: String, _ value: Shape) -> Key { Key(name: name, isRequired: true, value: value) }
    static func optional(_ name: String, _ value: Shape) -> Key { Key(name: name, isRequired: false, value: value) }
}
