package import HTTPTypes
package import Workflow

/// A refusal as callers get it: `application/problem+json` (RFC 9457).
package struct Problem: Equatable, Sendable {
    /// What `type` ends in. Stable: programs tell problems apart by it.
    package var slug: String
    package var status: HTTPResponse.Status
    /// For the title, `problem.<slug>`, and for `problem.<slug>.help`, which says what to mend.
    package var arguments: [Argument] = []
    package var errors: [FieldProblem] = []
    package var headers: HTTPFields = [:]
    /// An id to find in the log, where it was our fault.
    package var incident: String?

    package struct Argument: Equatable, Sendable {
        package var name: String
        package var value: Words
    }

    /// Part of a sentence: as it is, or a text of the catalogue.
    package enum Words: Equatable, Sendable {
        case verbatim(String)
        case text(String)
    }

    package struct FieldProblem: Equatable, Sendable {
        package var field: String
        package var key: String
        package var arguments: [String: String] = [:]

        package init(field: String, key: String, arguments: [String: String] = [:]) {
            self.field = field
            self.key = key
            self.arguments = arguments
        }
    }

    package init(
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
    /// What goes into its texts.
    package func words(_ texts: Texts, in language: Language) -> [String: String] {
        arguments.reduce(into: [:]) { words, argument in
            switch argument.value {
            case .verbatim(let text): words[argument.name] = text
            case .text(let key): words[argument.name] = texts.text(key, in: language)
            }
        }
    }
}
