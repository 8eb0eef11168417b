import Testing

@testable import Workflow

@Suite struct `What is said of what is filled in` {
    @Test(arguments: IdentifierFlaw.allCases)
    func `has words for every flaw`(flaw: IdentifierFlaw) throws {
        #expect(try ProjectFiles.texts().contains("fault.\(flaw.rawValue)"))
    }

    @Test(arguments: OriginalFlaw.allCases)
    func `has words for every ticket that is no original`(flaw: OriginalFlaw) throws {
        #expect(try ProjectFiles.texts().contains("fault.original-\(flaw.rawValue)"))
    }

    @Test(arguments: FieldWarning.Kind.allCases)
    func `has words for every warning`(kind: FieldWarning.Kind) throws {
        #expect(try ProjectFiles.texts().contains("warning.\(kind.rawValue)"))
    }
}
