import Foundation
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A letter's words` {
    static let secret = "kata-rahasia-4471"

    /// A ticket for everything that can happen to one.
    private func tangga() async throws -> TestInstallation {
        let tangga = try await TestInstallation(.everything)
        try await tangga.lackData()
        try await tangga.checkWithTheTeam()
        try await tangga.fallSilent()
        try await tangga.endOtherwise()
        return tangga
    }

    @Test(arguments: Language.allCases) func `are these, for each event and each reader`(language: Language)
        async throws
    {
        let tangga = try await tangga()
        try await tangga.execute("UPDATE account SET language = '\(language.rawValue)'")
        let letters = try await tangga.letters()
        #expect(Set(letters.map(\.row.key.notice)) == Set(Notice.Kind.allCases))
        // One of each: what differs only in number and moment is the same letter.
        var seen: Set<String> = []
        // By name, since ids are drawn anew in each run.
        let different = letters.sorted { tangga.position(of: $0) < tangga.position(of: $1) }
            .filter { seen.insert($0.kind).inserted }
        let text = different.map { view in
            "=== \(tangga.username(of: view.row.key.recipient)) #\(view.row.key.number) \(view.line)\n"
                + "\(view.letter.subject)\n\n\(view.letter.body)"
        }.joined(separator: "\n")
        try expectGolden(text, "letters.\(language.rawValue).txt")
        #expect(!text.contains("{"))
    }

    @Test func `never hold what anybody wrote in a message or note`() async throws {
        for letter in try await tangga().letters() {
            #expect(!letter.letter.body.contains(Self.secret))
            #expect(!letter.letter.subject.contains(Self.secret))
            #expect(!letter.letter.subject.contains("Perihal"))
        }
    }

    @Test func `ask how the help was only of whoever was answered`() async throws {
        let tangga = try await TestInstallation(.everything)
        let (silent, answered) = (try await tangga.ask(), try await tangga.ask())
        try await tangga.say("dinas1", "jawab", on: answered)
        try await tangga.live(31.days)
        for (number, isAnswered) in [(silent, false), (answered, true)] {
            let letter = try #require(try await tangga.letters(on: number).last { $0.row.key.notice == .closed })
            #expect(letter.letter.body.contains("menilai bantuan kami") == isAnswered)
        }
    }

    @Test func `say that a check goes on, whatever the holder says meanwhile`() async throws {
        let tangga = try await TestInstallation(.everything)
        let number = try await tangga.ask()
        try await tangga.say("dinas1", "periksa", on: number)
        try await tangga.say("dinas1", "jawab", on: number)
        try await tangga.live(1.days)
        let answered = try #require(try await tangga.letters(on: number).last { $0.row.key.notice == .answered })
        #expect(answered.letter.body.contains("Pemeriksaan oleh Tim Pemeriksa masih berjalan"))
    }

    @Test func `lead whoever has just asked to the frequent questions, and name the category to strangers too`()
        async throws
    {
        let tangga = try await TestInstallation.services(at: "2026-02-02 09:00")
        let number = try await tangga.askAkun("guru2", npsn: "99900002").number
        try await tangga.mailroom.work()
        let letter = try #require(
            try await tangga.letters(on: number).first { $0.row.key.recipient == tangga["guru2"].id })
        #expect(letter.reader.isStranger && letter.reader.name == nil)
        #expect(letter.letter.body.contains("Kategori: Kendala kata sandi"))
        #expect(letter.letter.body.contains("Pertanyaan yang sering diajukan <https://pusatinformasi.belajar.id>"))
    }

    @Test(arguments: [("2026-02-02 07:10", "Senin, 2 Februari 2026"), ("2026-02-06 20:00", "Senin, 9 Februari 2026")])
    func `say when a closed desk opens, be it on the same day, and on which days it does not`(
        asked: String, opening: String
    ) async throws {
        let tangga = try await TestInstallation.services(at: asked)
        let number = try await tangga.askAkun("guru2", npsn: "99900002").number
        try await tangga.mailroom.work()
        let letter = try #require(
            try await tangga.letters(on: number).first { $0.row.key.recipient == tangga["guru2"].id })
        #expect(letter.letter.body.contains("mulai ditangani \(opening)"), "\(letter.letter.body)")
        #expect(letter.letter.body.contains("kecuali hari libur nasional dan cuti bersama."))
        #expect(!letter.letter.body.contains("hari kerja berikutnya"))
    }

    /// The seven days begin anew once it climbs, after three.
    @Test func `promise no end that a move before it sets back, and each end that nothing does`() async throws {
        let tangga = try await TestInstallation.services(at: "2026-02-02 09:00")
        let number = try await tangga.open().number
        try await tangga.live(4.days)
        let letters = try await tangga.letters(on: number).filter { $0.row.key.recipient == tangga["sekolah1"].id }
        #expect(letters.map(\.row.key.notice) == [.received, .forwarded])
        #expect(letters[0].letter.body.contains("diteruskan ke Tim Helpdesk Pusat dengan sendirinya"))
        #expect(!letters[0].letter.body.contains("ditutup dengan sendirinya"))
        #expect(letters[1].letter.body.contains("Bila sampai Kamis, 12 Februari 2026 pukul 09.00 WIB tidak ada lagi"))
    }

    @Test func `lead to the ticket, and once it is closed to a question that follows it`() async throws {
        let tangga = try await TestInstallation.services(at: "2026-02-02 09:00")
        let number = try await tangga.open().number
        try await tangga.act("dinas1", "jawab", on: number)
        try await tangga.act("sekolah1", "balas", on: number)
        try await tangga.live(20.days)
        let (ticket, next) = ("/tiket/\(number)", "/tiket/baru?lanjutan=\(number)")
        for letter in try await tangga.letters(on: number, from: "https://bantuan.example.id/") {
            let isOver = letter.row.key.notice == .closed
            let link = "https://bantuan.example.id\(isOver ? next : ticket)"
            #expect(letter.letter.body.contains("\(link)\n"), "\(letter.letter.body)")
        }
    }

    @Test func `of guests lead by their secret to both`() async throws {
        let tangga = try await TestInstallation()
        let ticket = try await tangga.open()
        let guests = tangga.installation.guests
        let guest = guests.newcomer().guest
        let links = LetterLinks(guests: guests, publicURL: nil)
        let secret = try #require(guests.link(for: guest))
        #expect(links.ticket(ticket, for: guest) == secret)
        #expect(links.followUp(to: ticket, for: guest) == "\(secret)?lanjutan=\(ticket.number)")
        // Without an address of ours an account signs in and looks for it.
        #expect(links.ticket(ticket, for: ticket.requester) == nil)
        #expect(links.followUp(to: ticket, for: ticket.requester) == nil)
    }

    @Test func `greet by the time of day as pages do, and pupils as what they are`() async throws {
        let tangga = try await TestInstallation.services(at: "2026-02-02 10:30")
        let number = try await tangga.askAkun("siswa1", as: "peserta-didik").number
        try await tangga.mailroom.work()
        let letter = try #require(
            try await tangga.letters(on: number).first { $0.row.key.recipient == tangga["siswa1"].id })
        #expect(letter.letter.body.hasPrefix("Halo\n\nSelamat pagi.\n"))
        #expect(!letter.letter.body.contains("Bapak"))
    }

    @Test func `lose the ticket's subject once its requester has been erased`() async throws {
        let tangga = try await TestInstallation(.everything)
        try await tangga.ask("Perihal Canggung")
        try await tangga.live()
        #expect(try await tangga.letters().allSatisfy { $0.letter.body.contains("Perihal Canggung") })
        try await tangga.installation.vault.erase(tangga["sekolah1"].id)
        let letters = try await tangga.letters()
        #expect(letters.count == 2)
        #expect(letters.allSatisfy { !$0.letter.body.contains("Canggung") && $0.letter.body.contains("#1") })
    }

    @Test func `are all in the catalogue, and name nothing that there is not`() throws {
        #expect(LetterTexts.faults(in: try ProjectFiles.texts.get()) == [])
        let broken = try Texts([
            .init(name: "x.yaml", content: "letter.closed.idle: { id: \"{subject}\", en: \"{subject}\" }".utf8)
        ])
        let faults = LetterTexts.faults(in: broken)
        #expect(faults.contains(.unknownPlaceholder("subject", key: "letter.closed.idle")))
        #expect(faults.contains(.missing(key: "letter.received.subject")))
    }

    private func expectGolden(_ text: String, _ name: String) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name)")
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(text == (try? String(contentsOf: file, encoding: .utf8)), "differs from \(name)")
    }
}

extension LetterView {
    /// What it says, without when and about which ticket.
    fileprivate var kind: String {
        let paragraphs = letter.body.components(separatedBy: "\n\n")
        return row.key.notice.rawValue + (paragraphs.count > 2 ? paragraphs[2].filter { !$0.isNumber } : "")
    }
}

extension TestInstallation {
    fileprivate func position(of view: LetterView) -> (Int, Int, String, String) {
        let key = view.row.key
        return (key.number, key.version, key.notice.rawValue, username(of: key.recipient))
    }

    private static let words = "Isi: " + `A letter's words`.secret

    @discardableResult
    fileprivate func ask(_ subject: String = "Perihal biasa") async throws -> TicketNumber {
        let question = Question(
            workflow: "layanan-uji", form: "pertanyaan", category: CategoryPath("sinkronisasi"), subject: subject,
            message: Self.words)
        return try await installation.reception.open(question, by: self["sekolah1"]).ticket.number
    }

    fileprivate func act(_ username: String, _ action: ActionName, on number: TicketNumber, with input: Reception.Input)
        async throws
    {
        _ = try await installation.reception.take(
            action, on: number, message: nil, with: input, by: self[username])
        try await live()
    }

    fileprivate func say(_ username: String, _ action: ActionName, on number: TicketNumber) async throws {
        try await act(username, action, on: number, message: Self.words)
        try await live()
    }

    /// Asked in the evening, when nobody is there; what is missing never comes.
    fileprivate func lackData() async throws {
        try await live(11.hours)
        let number = try await ask()
        try await live(13.hours)
        try await say("dinas1", "minta-data", on: number)
        try await live(3.days)
    }

    /// Up by itself, and down again.
    fileprivate func checkWithTheTeam() async throws {
        let number = try await ask()
        try await live(6.days)
        try await say("pusat1", "catat", on: number)
        try await act("pusat1", "tugaskan", on: number, with: .init(assignee: "pusat2"))
        try await live(5.days)
        try await say("pusat1", "periksa", on: number)
        try await live(6.days)
        try await say("sekolah1", "tanya-status", on: number)
        try await say("ult1", "laporkan", on: number)
        try await say("pusat1", "kembalikan", on: number)
        try await say("dinas1", "teruskan", on: number)
        try await say("pusat1", "jawab", on: number)
        try await say("sekolah1", "balas", on: number)
    }

    /// Once the requester, and once everybody.
    fileprivate func fallSilent() async throws {
        let answered = try await ask()
        try await say("dinas1", "jawab", on: answered)
        try await live(8.days)
        try await ask()
        try await live(31.days)
    }

    fileprivate func endOtherwise() async throws {
        let (first, second) = (try await ask(), try await ask())
        try await act("dinas1", "duplikat", on: second, with: .init(duplicateOf: first))
        try await say("dinas1", "bukan-sini", on: first)
    }
}
