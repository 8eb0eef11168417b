import Testing
import Workflow

@testable import Helpdesk

@Suite struct `The catalogue of texts` {
    let texts: Texts

    init() throws {
        texts = try Texts(
            ["accounts.yaml", "import.yaml"].map { Texts.File(name: $0, content: try Seed.file("texts/\($0)")) })
    }

    private func check(_ key: String, _ arguments: [String: String]) {
        #expect(texts.contains(key), "\(key)")
        #expect(texts.placeholders(of: key).isSubset(of: arguments.keys), "\(key)")
    }

    @Test func `has words for every problem with an account`() throws {
        let username = try #require(Username("sekolah1"))
        let problems: [AccountProblem] = [
            .usernameTaken(username), .usernameMalformed(""), .nameMalformed, .roleMalformed(""), .noRole,
            .noSuchPlace(code: ""), .weakPassword(minimum: 8), .passwordTooLong(maximum: 512), .noSuchAccount("a"),
            .ownAdministration,
        ]
        for problem in problems { check(problem.textKey, problem.textArguments) }
        check("sign-in.wrong-credentials", [:])
        check("sign-in.too-many-tries", ["seconds": "1"])
    }

    @Test func `has words for every line that is rejected`() {
        let reasons: [Rejection.Reason] = [
            .wrongFieldCount, .missing, .tooLong(maximum: 1), .controlCharacters, .formula, .duplicate(line: 1),
            .regionCodeMalformed, .kindUnknown, .kindMismatch, .provinceMismatch, .provinceUnknown, .zoneUnknown,
            .npsnMalformed, .kabkotaUnknown, .dapodikCodeMalformed, .dapodikCodeUnknown,
            .usernameMalformed, .roleMalformed, .placeUnknown, .passwordTooShort(minimum: 8), .emailMalformed,
            .ownAdministration,
        ]
        for reason in reasons {
            let rejection = Rejection(line: 1, column: "name", value: "x", reason: reason)
            check(rejection.textKey, rejection.textArguments)
        }
    }

    @Test func `has words for every table that is none`() {
        let kinds: [CSVFault.Kind] = [
            .empty, .tooLarge(maximum: 1), .tooManyRows(maximum: 1), .tooManyFields(maximum: 1),
            .fieldTooLong(maximum: 1), .notUTF8, .unclosedQuote, .strayQuote, .columnMissing(""), .columnUnknown(""),
            .columnTwice(""),
        ]
        for kind in kinds {
            let fault = CSVFault(line: 1, kind: kind)
            check(fault.textKey, fault.textArguments)
        }
    }
}
