/// One thing that is wrong with a file: data, no prose. The words stand in the catalogue of texts, under the code.
package struct Diagnostic: Hashable, Sendable {
    package var code: DiagnosticCode
    package var location: Location
    /// What the message's placeholders stand for.
    package var arguments: [String: String]
    /// The word that was probably meant.
    package var suggestion: String?

    package init(
        _ code: DiagnosticCode, at location: Location, _ arguments: [String: String] = [:], suggestion: String? = nil
    ) {
        self.code = code
        self.location = location
        self.arguments = arguments
        self.suggestion = suggestion
    }

    package var severity: Severity { code.severity }

    package enum Severity: String, Sendable {
        /// The file is refused.
        case error
        case warning
    }
}

/// Where something stands in a file. Lines and columns count from 1, columns in Unicode scalars.
package struct Location: Hashable, Sendable {
    package var file: String
    package var line: Int
    package var column: Int

    package init(file: String, line: Int = 1, column: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
    }
}

extension Location: Comparable, CustomStringConvertible {
    package static func < (one: Self, other: Self) -> Bool {
        (one.file, one.line, one.column) < (other.file, other.line, other.column)
    }

    package var description: String { "\(file):\(line):\(column)" }
}

extension [Diagnostic] {
    package var holdErrors: Bool { contains { $0.severity == .error } }

    /// In the order in which somebody reads the file; what is said of one place stays in the order it was found.
    package func inReadingOrder() -> [Diagnostic] {
        enumerated().sorted { ($0.element.location, $0.offset) < ($1.element.location, $1.offset) }.map(\.element)
    }
}
