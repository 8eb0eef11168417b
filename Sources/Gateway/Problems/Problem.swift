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

    /// Part of a sentence: as it is, a text of the catalogue, or what a workflow file says.
    package enum Words: Equatable, Sendable {
        case verbatim(String)
        case text(String)
        case wording(Wording)
        /// Told in the reader's zone.
        case moment(Instant, Zone)
    }

    package struct FieldProblem: Equatable, Sendable {
        package var field: String
        package var key: String
        package var arguments: [String: String] = [:]
        /// What a workflow file has to say to it: `{way}`.
        package var wording: Wording?

        package init(field: String, key: String, arguments: [String: String] = [:], wording: Wording? = nil) {
            self.field = field
            self.key = key
            self.arguments = arguments
            self.wording = wording
        }

        package func text(_ texts: Texts, in language: Language) -> String {
            var words = arguments
            words["way"] = wording?.text(in: language)
            return texts.text(key, words, in: language)
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
            case .wording(let wording): words[argument.name] = wording.text(in: language)
            case .moment(let instant, let zone):
                words[argument.name] = texts.moment(instant, in: zone, language)
            }
        }
    }
}
