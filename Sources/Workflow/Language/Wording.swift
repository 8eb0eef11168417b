/// Words of a file that people read: Indonesian always, English where the file has it.
package struct Wording: Equatable, Sendable, ExpressibleByStringLiteral {
    package var indonesian: String
    package var english: String?

    package init(_ indonesian: String, english: String? = nil) {
        self.indonesian = indonesian
        self.english = english
    }

    package init(stringLiteral text: String) { self.init(text) }

    package func text(in language: Language) -> String {
        switch language {
        case .indonesian: indonesian
        case .english: english ?? indonesian
        }
    }
}
