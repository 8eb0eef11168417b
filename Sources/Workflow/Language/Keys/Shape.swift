/// What may stand behind a key, as far as that can be said without knowing the rest of the file.
indirect enum Shape: Sendable {
    /// A name that the file gives, or gave: small letters, digits and single hyphens.
    case name
    /// One of the language's own words.
    case word([String])
    /// What people read, on one line: not blank, at most so many Unicode scalars.
    case title(atMost: Int)
    /// A title, or one in each language.
    case wording(atMost: Int)
    case span
    case truth
    case count(ClosedRange<Int>)
    /// A text of this form: an ECMA-262 regular expression.
    case text(pattern: String)
    /// Names with slashes between them.
    case categoryPath
    /// Any text.
    case anything
    case node(NodeKind)
    case list(Shape, atMost: Int)
    /// A list, or one item without its brackets.
    case some(Shape, atMost: Int)
    /// A mapping whose keys are names that the file gives.
    case named(Shape, atMost: Int)
    case either([Shape])

    static func words<Word: RawRepresentable & CaseIterable>(of type: Word.Type) -> Shape
    where Word.RawValue == String { .word(type.allCases.map(\.rawValue)) }

    static let title = title(atMost: Most.title)
    static let wording = wording(atMost: Most.title)
    static let names = some(.name, atMost: Most.words)
    static let categoryPaths = some(.categoryPath, atMost: Most.words)
    static let condition = either([.words(of: ConditionWord.self), .node(.condition)])
    static let fieldCondition = named(.some(.anything, atMost: Most.words), atMost: Most.terms)

    /// What there is to choose: texts that are their own values, or values with what people read.
    static func options(of kind: NodeKind) -> Shape {
        .either([
            .list(.title, atMost: Most.options),
            .named(.either([.wording, .node(kind)]), atMost: Most.options),
        ])
    }
}

/// How many there may be of what a file lists, and how long its texts may be.
enum Most {
    /// In Unicode scalars, as JSON Schema counts them.
    static let title = 200
    static let explanation = 1_000
    static let address = 500

    static let tiers = 8
    static let ways = 60
    static let regions = 600
    static let actions = 40
    static let clocks = 12
    static let reminders = 10
    /// Side by side.
    static let categories = 200
    /// In the whole tree.
    static let allCategories = 1_000
    static let forms = 40
    static let fields = 60
    static let documents = 20
    /// To be tried before a form is filled in.
    static let checks = 10
    static let options = 1_000
    static let codes = 12
    /// Ready-made public replies.
    static let canned = 40
    /// Of a condition on fields.
    static let terms = 10
    /// In a list of names or words.
    static let words = 100
}
