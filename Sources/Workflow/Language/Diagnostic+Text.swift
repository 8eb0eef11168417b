extension Diagnostic {
    /// `file:line:column: error[TG101]: message`, and below it how to help oneself.
    package func text(from texts: Texts, in language: Language) -> String {
        let message = texts.text("diagnostic.\(code.rawValue)", arguments, in: language)
        let help = texts.text("diagnostic.\(code.rawValue).help", arguments, in: language)
        let guess = suggestion.map { texts.text("diagnostic.suggestion", ["word": $0], in: language) }
        let notes = [guess, help].compactMap(\.self).map { "  \($0)" }
        let severity = texts.text("diagnostic.\(severity.rawValue)", in: language)
        return (["\(location): \(severity)[\(code.rawValue)]: \(message)"] + notes).joined(separator: "\n")
    }
}
