import Gateway

/// A path with what there is of its query.
func address(_ path: String, _ query: [(name: String, value: String?)]) -> String {
    let parts = query.compactMap { name, value in value.map { "\(name)=\($0.percentEncoded)" } }
    return parts.isEmpty ? path : "\(path)?\(parts.joined(separator: "&"))"
}
