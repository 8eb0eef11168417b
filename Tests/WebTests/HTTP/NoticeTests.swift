import Gateway
import Testing
import Workflow

@testable import Web

@Suite struct `A file that is no text` {
    @Test(arguments: Language.allCases)
    func `is told of as a file, since pages take no JSON`(language: Language) throws {
        let notice = try ProjectFiles.words(language).notice(Problem(.notUTF8))
        #expect(notice.title.contains("UTF-8") && !notice.help.contains("JSON"))
    }
}
