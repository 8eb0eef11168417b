import Testing
import Workflow

@testable import Web

@Suite struct `A page` {
    private static let pages: [(PageName, @Sendable (Language) throws -> any Printable)] = [
        (.front, { try Models.front($0) }), (.tickets, { try Models.tickets($0) }),
        (.ticket, { try Models.ticket($0) }), (.received, { try Models.received($0) }),
        (.problem, { try Models.problem($0) }), (.inbox, { try Models.inbox($0) }),
        (.inboxes, { try Models.inboxes($0) }), (.trace, { try Models.trace($0) }),
        (.standard, { try Models.standard($0) }), (.bulk, { try Models.bulk($0) }),
        (.bulkResult, { try Models.bulkResult($0) }), (.shortcuts, { try Models.shortcuts($0) }),
        (.dashboard, { try Models.dashboard($0) }), (.dashboards, { try Models.dashboards($0) }),
        (.health, { try Models.health($0) }), (.workflows, { try Models.workflows($0) }),
        (.workflow, { try Models.workflow($0) }), (.calendars, { try Models.calendars($0) }),
        (.calendar, { try Models.calendar($0) }), (.accounts, { try Models.accounts($0) }),
        (.account, { try Models.account($0) }), (.newAccount, { try Models.newAccount($0) }),
        (.confirm, { try Models.confirm($0) }), (.codes, { try Models.codes($0) }),
        (.code, { try Models.code($0) }), (.texts, { try Models.texts($0) }),
        (.text, { try Models.text($0) }), (.answers, { try Models.answers($0) }),
        (.answerText, { try Models.answerText($0) }), (.answerServices, { try Models.answerServices($0) }),
        (.changeCalendar, { try Models.changeCalendar($0) }),
        (.calendarEffect, { try Models.calendarEffect($0) }),
        (.changeAccount, { try Models.changeAccount($0) }),
        (.imports, { try Models.imports($0) }), (.import, { try Models.import($0) }),
        (.letters, { try Models.letters($0) }), (.asking, { try Models.asking($0) }),
        (.queues, { try Models.queues($0) }), (.receipt, { try Models.receipt($0) }),
        (.comments, { try Models.comments($0) }), (.article, { try Models.article($0) }),
        (.comment, { try Models.comment($0) }),
    ]

    private func drawn(_ name: PageName, _ language: Language) throws -> String {
        let model = try #require(Self.pages.first { $0.0 == name }).1
        return try ProjectFiles.templates.get().draw(name, try model(language), in: language)
    }

    /// The front page's golden holds the frame that all of them have; the others hold what is their own.
    private func main(of page: String) throws -> String {
        let (start, end) = (page.firstRange(of: "<main"), page.firstRange(of: "</main>"))
        return String(page[try #require(start).lowerBound..<(try #require(end).upperBound)]) + "\n"
    }

    @Test(arguments: pages.map(\.0), Language.allCases)
    func `is drawn like this`(name: PageName, language: Language) throws {
        let page = try drawn(name, language)
        try expectGolden(name == .front ? page : try main(of: page), "\(name.rawValue).\(language.rawValue)")
    }

    @Test(arguments: pages.map(\.0))
    func `prints what people wrote, and lets none of it become markup`(name: PageName) throws {
        let page = try drawn(name, .indonesian)
        let harmless = "&lt;script&gt;alert(1)&lt;/script&gt; &quot;\u{301} onclick=alert(1) &#39; &amp; {{subject}}"
        // By bytes: as characters, a quotation mark with an accent is no quotation mark.
        let (isPrinted, breaksOut) = (page.utf8.containsBytes(harmless), page.utf8.containsBytes("\"\u{301}"))
        #expect(isPrinted)
        #expect(!breaksOut)
        #expect(!page.contains("<script>"))
    }

    @Test(arguments: Language.allCases)
    func `asks who somebody is before what they ask, and for files last`(language: Language) throws {
        let page = try drawn(.asking, language)
        let names = page.matches(of: /id="isian-([a-zA-Z.]+)"/).map { String($0.1) }
        #expect(names == ["onBehalfOf", "fields.email", "subject", "message", "fields.surat", "attachments"])
    }

    @Test func `asks with nothing left out: an error hangs on its field`() throws {
        let page = try drawn(.ticket, .indonesian)
        #expect(page.contains("aria-describedby=\"aksi-jawab-pesan-salah\""))
        #expect(page.contains("name=\"csrf\" value=\"csrf\""))
        #expect(page.contains("name=\"version\" value=\"3\""))
    }

    @Test(arguments: pages.map(\.0), Language.allCases)
    func `leaves no text unfilled and loads nothing from elsewhere`(name: PageName, language: Language) throws {
        let page = try drawn(name, language)
        #expect(!page.contains("[["))
        #expect(!page.contains("page."))
        #expect(!page.contains("=\"http"))
        #expect(!page.contains(" style="))
        #expect(page.utf8.count < 40_000)
    }
}

extension Sequence<UInt8> {
    fileprivate func containsBytes(_ text: String) -> Bool {
        let (all, wanted) = (Array(self), Array(text.utf8))
        return all.indices.contains { all[$0...].starts(with: wanted) }
    }
}
