import Testing
import Workflow

@testable import Web

@Suite struct `A text at hand` {
    private let service = Wording("Bantuan Akun", english: "Account help")

    private func text(
        _ name: String, _ reader: Addressee, writing language: Language = .english, at now: Instant = .noon
    ) throws -> CannedText {
        try ProjectFiles.words(language, at: now).canned(name, to: reader, about: 27_126, of: service)
    }

    @Test func `is filled in for whoever reads it, in their language, whatever whoever writes it reads`() throws {
        let canned = try text("answer.mended", Addressee(name: "Rina {number}", language: .indonesian, zone: .wib))
        #expect(canned.title == "It has been mended")
        #expect(canned.text.hasPrefix("Yth. Bapak/Ibu Rina {number},\n\nSelamat siang. "))
        #expect(canned.text.contains("#27126") && canned.text.hasSuffix("\nBantuan Akun"))
        let english = try text("answer.mended", Addressee(name: "Rina", language: .english, zone: .wib))
        #expect(english.text.hasPrefix("Dear Rina,\n\nGood day. ") && english.text.hasSuffix("\nAccount help"))
    }

    /// `noon` is 11.00 in Jakarta and 13.00 in Jayapura.
    private static let hours: [(later: Int64, zone: Zone, greeting: String)] = [
        (0, .wib, "siang"), (3, .wib, "siang"), (3, .wit, "sore"), (7, .wib, "malam"), (17, .wib, "pagi"),
        (-1, .wib, "pagi"), (-1, .wit, "siang"),
    ]

    @Test(arguments: hours)
    func `greets by the reader's own time of day`(at: (later: Int64, zone: Zone, greeting: String)) throws {
        let reader = Addressee(name: nil, language: .indonesian, zone: at.zone)
        let canned = try text("answer.plain", reader, at: .noon + at.later * 3_600_000)
        #expect(canned.text.hasPrefix("Yth. Bapak/Ibu,\n\nSelamat \(at.greeting). "))
    }

    @Test func `calls a pupil by their name alone`() throws {
        let pupil = Addressee(name: "Galih", language: .indonesian, zone: .wib, roles: ["peserta-didik"])
        #expect(try text("answer.plain", pupil).text.hasPrefix("Yth. Galih,\n"))
        let nameless = Addressee(name: nil, language: .indonesian, zone: .wib, roles: ["peserta-didik"])
        #expect(try !text("answer.plain", nameless).text.contains("Bapak"))
    }

    @Test func `has a title, and holes for what there is to fill in`() throws {
        let texts = try ProjectFiles.texts.get()
        let names = CannedNames(texts)
        let all = names[.answer] + names[.ask]
        #expect(names[.answer].count >= 3 && names[.ask].count >= 2 && names[.close(.requester)].isEmpty)
        for name in all {
            #expect(texts.contains("canned.\(name).title") && texts.placeholders(of: "canned.\(name).title").isEmpty)
            #expect(texts.placeholders(of: "canned.\(name)").isSubset(of: ["name", "greeting", "number", "service"]))
        }
        let keys = texts.keys.filter { $0.hasPrefix("canned.") && !$0.hasSuffix(".title") }
        #expect(keys.sorted() == all.map { "canned.\($0)" }.sorted(), "or a text of the catalogue is on no page")
    }
}
