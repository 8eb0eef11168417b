import Yams

/// A file's one YAML document, read by `Yams.compose` and checked for what we don't take from YAML.
package enum YAMLDocument {
    /// Workflow files need seven levels.
    static let deepest = 16

    package static func parse(_ source: some Collection<UInt8>, file: String) -> Result<YAMLNode, Diagnostics> {
        YAMLText.check(source, file: file).flatMap { compose($0, file: file) }
    }

    private static func compose(_ text: String, file: String) -> Result<YAMLNode, Diagnostics> {
        do {
            // Without rules for types: every plain scalar stays the text that it is.
            guard let root = try Yams.compose(yaml: text, .basic, .default, .utf8) else {
                return .failure([Diagnostic(.emptyFile, at: Location(file: file))])
            }
            var reading = NodeReading(file: file)
            let node = reading.node(root, depth: 1)
            return reading.diagnostics.isEmpty ? .success(node) : .failure(Diagnostics(reading.diagnostics))
        } catch let error as YamlError {
            return .failure([Diagnostic(error, file: file)])
        } catch {
            return .failure([Diagnostic(.notYAML, at: Location(file: file), ["problem": "\(error)"])])
        }
    }
}

/// Turns Yams' nodes into ours, collecting what is refused.
private struct NodeReading {
    let file: String
    var diagnostics: [Diagnostic] = []

    mutating func node(_ node: Node, depth: Int) -> YAMLNode {
        let location = location(of: node)
        guard depth <= YAMLDocument.deepest else {
            diagnostics.append(Diagnostic(.nestedTooDeeply, at: location, ["deepest": "\(YAMLDocument.deepest)"]))
            return YAMLNode(location: location, content: .list([]))
        }
        let untagged: Set = [Tag.Name.str.rawValue, Tag.Name.seq.rawValue, Tag.Name.map.rawValue]
        if !untagged.contains(node.tag.rawValue) { diagnostics.append(Diagnostic(.tag, at: location)) }
        return YAMLNode(location: location, content: content(of: node, depth: depth))
    }

    private mutating func content(of node: Node, depth: Int) -> YAMLNode.Content {
        switch node {
        case .scalar(let scalar): .scalar(scalar.string, isPlain: scalar.style == .plain)
        case .sequence(let sequence): .list(sequence.map { self.node($0, depth: depth + 1) })
        case .mapping(let mapping): .mapping(mapping.compactMap { entry($0.key, $0.value, depth: depth + 1) })
        // Compose puts the anchored node in an alias's place, and anchors don't come this far.
        case .alias: .list([])
        }
    }

    private mutating func entry(_ key: Node, _ value: Node, depth: Int) -> YAMLNode.Entry? {
        let location = location(of: key)
        guard case .scalar(let scalar) = key else {
            diagnostics.append(Diagnostic(.wrongShape, at: location, ["expected": "name"]))
            return nil
        }
        if scalar.string == "<<" { diagnostics.append(Diagnostic(.anchor, at: location)) }
        return YAMLNode.Entry(
            key: scalar.string, keyIsPlain: scalar.style == .plain, location: location,
            value: node(value, depth: depth))
    }

    private func location(of node: Node) -> Location {
        Location(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }
}

extension Diagnostic {
    fileprivate init(_ error: YamlError, file: String) {
        let start = Location(file: file)
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
            let isTooDeep = problem.contains("nesting")
            self.init(
                isTooDeep ? .nestedTooDeeply : .notYAML, at: Location(file: file, mark),
                isTooDeep ? ["deepest": "\(YAMLDocument.deepest)"] : ["problem": problem])
        // Yams composes in two ways that fail: a second document, which has a context, and an undefined alias.
        case .composer(let context, _, let mark, _):
            self.init(context == nil ? .anchor : .severalDocuments, at: Location(file: file, mark))
        case .duplicatedKeysInMapping(let keys, let context):
            self.init(.duplicateKey, at: Location(file: file, context.mark), ["key": keys.first ?? ""])
        case .no, .memory, .reader, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            self.init(.notYAML, at: start, ["problem": "\(error)"])
        }
    }
}

extension Location {
    fileprivate init(file: String, _ mark: Mark) {
        self.init(file: file, line: mark.line, column: mark.column)
    }
}
