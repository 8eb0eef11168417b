import Workflow
import Yams

/// Where a practice script is not one. It comes with the program, so only those who edit it see this.
package struct PracticeScriptFault: Error, Equatable, Sendable {
    package var line: Int
    package var expected: String
}

extension PracticeScript {
    /// Reads `Seeds/practice/tickets.yaml`; an unknown key is an error.
    /// - Throws: `PracticeScriptFault`, or what Yams throws where it is no YAML.
    package init(yaml: String) throws {
        guard let root = try Yams.compose(yaml: yaml, .basic) else {
            throw PracticeScriptFault(line: 1, expected: "workflow, tickets")
        }
        try root.check(keys: ["workflow", "tickets", "comments", "codes"])
        let workflow = WorkflowName(try root.required("workflow").text())
        let parts = [try root.required("tickets"), root["comments"], root["codes"]].compactMap(\.self)
        plays = try parts.flatMap { try $0.items() }.map { try Play($0, under: workflow) }
    }
}

extension PracticeScript.Play {
    fileprivate init(_ node: Node, under workflow: WorkflowName) throws {
        try node.check(keys: ["shows", "name", "workflow", "documents", "steps"])
        shows = try node.required("shows").text()
        name = try node["name"]?.text()
        documents = try (node["documents"]?.items() ?? []).map { FieldName(try $0.text()) }
        let own = try node["workflow"].map { WorkflowName(try $0.text()) } ?? workflow
        steps = try node.required("steps").items().map { try PracticeStep($0, under: own) }
        guard steps.indices.filter({ steps[$0].isOpening }) == [0] else {
            throw node.fault("one step that opens, posts or issues, the first")
        }
    }
}

extension PracticeStep {
    fileprivate init(_ node: Node, under workflow: WorkflowName) throws {
        if let wait = node["wait"] {
            try node.check(keys: ["wait"])
            guard let span = Span(try wait.text()), !span.isWorking else { throw wait.fault("a span such as 3 days") }
            self = .wait(span)
        } else if let open = node["open"] {
            try node.check(keys: ["by", "open"])
            self = .open(by: try node.required("by").text(), try Question(open, under: workflow))
        } else if let comment = try Comment(node, under: workflow) {
            self = .comment(by: try node.required("by").text(), comment)
        } else if let code = try Code(node, under: workflow) {
            self = .code(by: try node.required("by").text(), code)
        } else {
            try node.check(keys: ["by", "do", "message", "assignee", "category", "rating", "duplicate-of"])
            self = .act(
                by: try node.required("by").text(), ActionName(try node.required("do").text()),
                message: try node["message"]?.text(), try Input(node))
        }
    }
}

extension PracticeStep.Input {
    fileprivate init(_ node: Node) throws {
        self.init(
            assignee: try node["assignee"]?.text(), category: try node["category"]?.category(),
            rating: try node["rating"]?.number(), duplicateOf: try node["duplicate-of"]?.text())
    }
}

extension PracticeStep.Comment {
    /// Nil for a step that is about none.
    fileprivate init?(_ node: Node, under workflow: WorkflowName) throws {
        if let text = node["post"] {
            try node.check(keys: ["by", "post", "below"])
            self = .post(try text.text(), below: try node.required("below").text(), of: workflow)
        } else if let text = node["reply"] {
            try node.check(keys: ["by", "reply"])
            self = .reply(try text.text())
        } else if let reason = node["hide"] {
            try node.check(keys: ["by", "hide"])
            self = .hide(because: try reason.text())
        } else if let category = node["convert"] {
            try node.check(keys: ["by", "convert", "canned"])
            self = .convert(try category.category(), canned: Name(try node.required("canned").text()))
        } else if node["delete"] != nil {
            try node.check(keys: ["by", "delete"])
            self = .delete
        } else {
            return nil
        }
    }
}

extension PracticeStep.Code {
    /// Nil for a step that is about none.
    fileprivate init?(_ node: Node, under workflow: WorkflowName) throws {
        if let name = node["issue"] {
            try node.check(keys: ["by", "issue", "for"])
            self = .issue(CodeName(try name.text()), of: workflow, for: try node.required("for").text())
        } else if let name = node["revoke"] {
            try node.check(keys: ["by", "revoke"])
            self = .revoke(CodeName(try name.text()), of: workflow)
        } else {
            return nil
        }
    }
}

extension Question {
    fileprivate init(_ node: Node, under workflow: WorkflowName) throws {
        try node.check(keys: ["form", "category", "for", "subject", "message", "fields"])
        let fields = try (node["fields"]?.mapping ?? [:]).map { (FieldName(try $0.key.text()), try $0.value.text()) }
        self.init(
            workflow: workflow, form: FormName(try node.required("form").text()),
            category: try node["category"]?.category(),
            subject: try node.required("subject").text(), message: try node.required("message").text(),
            fields: Dictionary(fields) { first, _ in first }, onBehalfOf: try node["for"]?.text())
    }
}

extension Node {
    fileprivate func fault(_ expected: String) -> PracticeScriptFault {
        PracticeScriptFault(line: mark?.line ?? 1, expected: expected)
    }

    fileprivate func check(keys: [String]) throws {
        guard let mapping else { throw fault(keys.joined(separator: ", ")) }
        for key in mapping.keys where try !keys.contains(key.text()) {
            throw key.fault(keys.joined(separator: ", "))
        }
    }

    fileprivate func required(_ key: String) throws -> Node {
        guard let node = self[key] else { throw fault(key) }
        return node
    }

    /// Without the line break that ends a block.
    fileprivate func text() throws -> String {
        guard let scalar else { throw fault("text") }
        return scalar.string.trimmed
    }

    fileprivate func category() throws -> CategoryPath {
        guard let path = CategoryPath(try text()) else { throw fault("names with a slash between them") }
        return path
    }

    fileprivate func number() throws -> Int {
        guard let number = Int(try text()) else { throw fault("a number") }
        return number
    }

    fileprivate func items() throws -> [Node] {
        guard let sequence else { throw fault("a list") }
        return Array(sequence)
    }
}
