import HTTPTypes
import Hummingbird
import Workflow

/// A refusal as callers get it: `application/problem+json` (RFC 9457).
struct Problem: Equatable, Sendable {
    /// What `type` ends in. Stable: programs tell problems apart by it.
    var slug: String
    var status: HTTPResponse.Status
    /// For the title, `problem.<slug>`, and for `problem.<slug>.help`, which says what to mend.
    var arguments: [Argument] = []
    var errors: [FieldProblem] = []
    var headers: HTTPFields = [:]
    /// An id to find in the log, where it was our fault.
    var incident: String?

    struct Argument: Equatable, Sendable {
        var name: String
        var value: Words
    }

    /// Part of a sentence: as it is, a text of the catalogue, or what a workflow file says.
    enum Words: Equatable, Sendable {
        case verbatim(String)
        case text(String)
        case wording(Wording)
    }

    struct FieldProblem: Equatable, Sendable {
        var field: String
        var key: String
        var arguments: [String: String] = [:]
        /// What a workflow file has to say to it: `{way}`.
        var wording: Wording?
    }

    init(
        _ slug: String, _ status: HTTPResponse.Status, _ arguments: KeyValuePairs<String, Words> = [:],
        errors: [FieldProblem] = [], headers: HTTPFields = [:]
    ) {
        self.slug = slug
        self.status = status
        self.arguments = arguments.map { Argument(name: $0.key, value: $0.value) }
        self.errors = errors
        self.headers = headers
    }
}

extension Problem {
    func json(_ texts: Texts, in language: Language) -> JSON {
        let words = words(texts, in: language)
        let title = texts.text("problem.\(slug)", words, in: language)
        let detail = texts.text("problem.\(slug).help", words, in: language)
        let faults = errors.map { $0.json(texts, in: language) }
        return .object([
            "type": .string("/problems/\(slug)"),
            "title": .string(title),
            "status": .integer(status.code),
            "detail": .string(detail),
            "instance": incident.map { JSON.string("urn:tangga:incident:\($0)") },
            "errors": faults.isEmpty ? nil : JSON.array(faults),
        ])
    }

    private func words(_ texts: Texts, in language: Language) -> [String: String] {
        arguments.reduce(into: [:]) { words, argument in
            switch argument.value {
            case .verbatim(let text): words[argument.name] = text
            case .text(let key): words[argument.name] = texts.text(key, in: language)
            case .wording(let wording): words[argument.name] = wording.text(in: language)
            }
        }
    }

    func response(_ texts: Texts, in language: Language) -> Response {
        var response = Response(json(texts, in: language), status: status, type: "application/problem+json")
        response.headers.speak(language)
        for header in headers { response.headers[header.name] = header.value }
        return response
    }
}

extension Problem.FieldProblem {
    fileprivate func json(_ texts: Texts, in language: Language) -> JSON {
        var words = arguments
        words["way"] = wording?.text(in: language)
        return .object(["field": .string(field), "message": .string(texts.text(key, words, in: language))])
    }
}
