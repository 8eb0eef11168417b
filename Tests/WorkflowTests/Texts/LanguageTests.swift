import Testing

@testable import Workflow

@Suite struct `A reader's language` {
    @Test(arguments: [
        ("en", Language.english), ("en-GB,en;q=0.9,id;q=0.8", .english), ("id-ID,id;q=0.9,en;q=0.8", .indonesian),
        ("en;q=0.5, id;q=0.7", .indonesian), ("fr, en;q=0.2", .english), ("fr", .indonesian), ("*", .indonesian),
        ("en;q=0, fr", .indonesian), ("EN-us ; q=1.0", .english), ("in", .indonesian),
        ("en;q=nan, id;q=0.1", .indonesian),
        ("en;q=2", .indonesian), (",;,q=1", .indonesian), ("", .indonesian),
    ])
    func `is the best that the browser asks for`(header: String, language: Language) {
        #expect(Language(acceptLanguage: header) == language)
    }

    @Test func `is Indonesian where nobody asks`() {
        #expect(Language(acceptLanguage: nil) == .indonesian)
    }
}
