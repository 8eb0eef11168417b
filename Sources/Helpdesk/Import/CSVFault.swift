/// Why a file is no table that we could read. Nothing of it is taken.
package struct CSVFault: Error, Equatable, Sendable {
    /// From 1, as an editor counts.
    package var line: Int
    package var kind: Kind

    package init(line: Int, kind: Kind) {
        self.line = line
        self.kind = kind
    }

    package enum Kind: Equatable, Sendable {
        case empty
        case tooLarge(maximum: Int)
        case tooManyRows(maximum: Int)
        case tooManyFields(maximum: Int)
        case fieldTooLong(maximum: Int)
        case notUTF8
        /// The quote that opens on `line` is never closed.
        case unclosedQuote
        /// A quote inside a field that doesn't begin with one, or text after the closing quote.
        case strayQuote
        case columnMissing(String)
        case columnUnknown(String)
        case columnTwice(String)
    }

    package var textKey: String {
        switch kind {
        case .empty: "import.file-empty"
        case .tooLarge: "import.file-too-large"
        case .tooManyRows: "import.too-many-rows"
        case .tooManyFields: "import.too-many-fields"
        case .fieldTooLong: "import.field-too-long"
        case .notUTF8: "import.not-utf8"
        case .unclosedQuote: "import.unclosed-quote"
        case .strayQuote: "import.stray-quote"
        case .columnMissing: "import.column-missing"
        case .columnUnknown: "import.column-unknown"
        case .columnTwice: "import.column-twice"
        }
    }

    package var textArguments: [String: String] {
        var arguments = ["line": "\(line)"]
        switch kind {
        case .empty, .notUTF8, .unclosedQuote, .strayQuote: break
        case .tooLarge(let maximum), .tooManyRows(let maximum), .tooManyFields(let maximum),
            .fieldTooLong(let maximum):
            arguments["maximum"] = "\(maximum)"
        case .columnMissing(let name), .columnUnknown(let name), .columnTwice(let name): arguments["column"] = name
        }
        return arguments
    }
}
