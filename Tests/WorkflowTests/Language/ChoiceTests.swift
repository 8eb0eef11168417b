import Testing

@testable import Workflow

/// Where documents contradict each other or are silent (DOMAIN.md 6.5 and 6.6), a comment stands at the word that makes
/// the choice. These are the words, and what the handbook tells once one of them is another.
@Suite(.serialized) struct `A choice in a file` {
    struct Choice: Sendable, CustomTestStringConvertible {
        let file: String
        let words: String
        let others: String
        /// What the handbook says only afterwards.
        var says: String?
        /// What it says only before.
        var drops: String?

        init(_ file: String, _ words: String, _ others: String, says: String? = nil, drops: String? = nil) {
            (self.file, self.words, self.others, self.says, self.drops) = (file, words, others, says, drops)
        }

        var testDescription: String { "\(file): \(words) → \(others)" }
    }

    private static let rapor = "rapor-pendidikan"
    private static let belajar = "belajar-id"
    private static let akun = "akun-pembelajaran"
    private static let kinerja = "pengelolaan-kinerja"
    private static let dapodik = "dapodik-paud-dikmas"

    private static let ofTime = [
        // 6.5: the first answer; 6.6, 1: where "N hari kerja" ends.
        Choice(
            rapor, "after: 3 working days", "after: 4 working days", says: "After 4 working days, the ticket is mark"),
        Choice(
            rapor, "after: 3 working days", "after: 3 working days\n    ends: closing",
            says: "After 3 working days (until closing time), the ticket is mark"),
        Choice(belajar, "after: 1 working day\n", "after: 2 working days\n", says: "After 2 working days, the ticket"),
        Choice(
            belajar, "after: 1 working day\n", "after: 1 working day\n    ends: closing\n",
            says: "After 1 working day (until closing time), the ticket"),
        Choice(akun, "after: 1 working day\n", "after: 3 working days\n", says: "After 3 working days, the ticket is"),
        Choice(
            akun, "after: 2 working days\n    then: { forward: kapten }",
            "after: 2 working days\n    ends: closing\n    then: { forward: kapten }",
            says: "After 2 working days (until closing time), the ticket moves up"),
        Choice(kinerja, "after: 8 working hours", "after: 9 working hours", says: "After 9 working hours"),
        Choice(
            kinerja, "after: 8 working hours", "after: 8 working hours\n    ends: closing",
            says: "After 8 working hours (until closing time)"),
        Choice(
            dapodik, "after: 3 days                     # what", "after: 4 days  # what",
            says: "After 4 days, the ticket is marked"),
        // 6.6, 2: the status may be asked for after 5x24 hours.
        Choice(belajar, "not-before: 5 days", "not-before: 4 days", says: "Available only 4 days after"),
        Choice(
            belajar, "not-before: 5 days", "not-before: 5 working days", says: "Available only 5 working days after"),
        // 6.0, 7: what the three days count, and from what the seven.
        Choice(
            dapodik, "while: { tier: dinas, awaiting: holder }", "while: { tier: dinas }",
            says: "Time runs while the ticket is with Kab/Kota Education Office."),
        Choice(
            dapodik, "while: { tier: dinas, awaiting: holder }",
            "while: { tier: dinas, awaiting: holder }\n    restarts: answer", says: "anew with an answer, and"),
        Choice(
            dapodik, "restarts: [message, forward]\n    after: 7 days  ", "restarts: message\n    after: 7 days  ",
            says: "from school operators: if nobody does anything, it is closed at most 7 days"),
        // 6.5: who closes, and after what silence.
        Choice(dapodik, "then: { close: idle }\n  # To", "then: { close: no-information }\n  # To", says: "never came"),
        // 002 names no times for its rungs, and none of them has hours of its own.
        Choice(
            akun, "after: 2 working days\n    then: { forward: kapten }",
            "after: 2 working days\n    calendar: jam-kerja-wib\n    then: { forward: kapten }",
            says: "This one is counted on the calendar “Working hours Monday-Friday 08:00-17:00 WIB”."),
    ]

    private static let ofEach = [rapor, belajar, akun, kinerja].flatMap { file in
        [
            // 6.5 and 5, 2: 48 hours or the 30 days of a complaint; 6.6, 2: plain hours or working ones.
            Choice(file, "after: 48 hours", "after: 30 days", says: "After 30 days, the ticket is closed because the"),
            Choice(
                file, "after: 48 hours", "after: 48 working hours",
                says: "After 48 working hours, the ticket is closed because the data asked for never came"),
            Choice(file, "after: 48 hours", "after: 48 working hours", says: "16 working hours and 32 working hours."),
            Choice(
                file, "after: 48 hours", "after: 2 working days",
                says: "Reminders go out after 1/3 of that time and 2/3 of that time."),
            // 6.6, 3: the two reminders.
            Choice(file, "remind: [1/3, 2/3]", "remind: [1/2, 3/4]", says: "after 24 hours and 36 hours."),
            Choice(file, "remind: [1/3, 2/3]", "remind: [1 day]", says: "Reminders go out after 1 day."),
            Choice(file, "quiet: \"21:00-06:00\"", "quiet: \"20:00-05:00\"", says: "Between 20:00 and 05:00"),
            // 6.6, 5: "deemed solved" is not "closed without a reply".
            Choice(file, "then: { close: no-information }", "then: { close: idle }", drops: "asked for never came"),
            // What the documents don't say of an answer that nobody takes up, and of silence as a whole.
            Choice(file, "after: 7 days", "after: 8 days", says: "After 8 days"),
            Choice(file, "after: 30 days", "after: 40 days", says: "After 40 days"),
            // 6.5: whether one must sign in to report.
            Choice(file, "[guest, ", "[", drops: "- Guests (without signing in),"),
        ]
    }

    /// 6.6, 4: whether the target stands still while we wait.
    private static let ofWaiting = [
        Choice(
            akun, "while: { tier: helpdesk, awaiting: holder }", "while: { tier: helpdesk }",
            says: "Time runs while the ticket is with Learning Accounts Helpdesk."),
        Choice(
            dapodik, "while: { tier: pusat, awaiting: holder }", "while: { tier: pusat }",
            says: "Time runs while the ticket is with Central Helpdesk Team."),
        Choice(
            rapor, "while: { awaiting: holder }", "while: open",
            says: "Time runs while the ticket is open. After 3 working days"),
        Choice(
            belajar, "while: { awaiting: holder }", "while: open",
            says: "Time runs while the ticket is open. After 1 working day"),
        Choice(
            kinerja, "while: { awaiting: holder }", "while: open",
            says: "Time runs while the ticket is open. After 8 working hours"),
    ]

    private static let ofForms = [
        // 6.5: the contact address, and asking for it twice.
        Choice(
            kinerja, "type: belajar-id, prefill", "type: personal-email, prefill",
            says: "“Account at belajar.id”: a personal e-mail address"),
        Choice(rapor, "type: personal-email", "type: email", says: "“Active e-mail address”: an e-mail address."),
        Choice(akun, "        same-as: email\n", "", drops: "Must repeat “E-mail address”."),
        Choice(
            belajar, "      tipe-pengguna:\n        title:",
            """
                  email-lagi: { title: { id: Sekali lagi, en: Once more }, type: personal-email, same-as: email }
                  tipe-pengguna:
                    title:
            """, says: "Must repeat “Your e-mail address”."),
        // 3.3 and 6.5: the NIK, of foreigners who have none and of children.
        Choice(
            belajar, "type: nik\n        required: true", "type: nik\n        required: false",
            says:
                "checked. Asked only if “Kind of identity of the person who reports” is NIK. May be left empty."
        ),
        Choice(
            akun, "type: nik\n        required: true", "type: nik\n        required: false",
            says: "checked. Asked only if “Kind of identity” is NIK. May be left empty."),
        Choice(
            akun, "      jenis-identitas:\n",
            """
                  jenis-identitas:
                    shown: { tipe-pengguna: [pendidik, operator-sekolah, kepala-sekolah] }

            """,
            says: "Asked only if “Who you are” is Teacher, School operator or Head of school."),
        // 6.6, 9: a pupil's NISN.
        Choice(
            belajar,
            "      nisn: { title: NISN, type: nisn, required: false, shown: { tipe-pengguna: peserta-didik } }\n", "",
            drops: "“NISN”"),
        // 6.5: who has a NUPTK must give it.
        Choice(
            belajar, "nuptk: { title: NUPTK, type: nuptk,", "nuptk: { title: NUPTK, type: nuptk, required: false,",
            says: "“NUPTK”: 16 digits. Asked only if “Do you have a NUPTK?” is yes. May be left empty."),
        // 6.5: "Lampiran Wajib (opsional)".
        Choice(
            rapor, "dinas }\n        required: false", "dinas }\n        required: true",
            drops:
                "Letter of appointment as an admin or for the dinas. Asked for only if “Who you are” is School operator or Local government. May be left out."
        ),
        // 6.3, 4 and 5: who goes another way, and how long a code holds.
        Choice(
            akun, "pengawas: { title: { id: Pengawas Sekolah, en: School supervisor } }",
            "pengawas: { title: { id: Pengawas Sekolah, en: School supervisor }, redirect: Formulir singkat. }",
            says: "The choice “School supervisor” opens no ticket: Formulir singkat."),
        Choice(akun, "lasts: 90 days", "lasts: 30 days", says: "good for 30 days"),
        Choice(akun, "uses: 20", "uses: 10", says: "and 10 tickets"),
        Choice(akun, "tries: 5", "tries: 3", says: "After 3 wrong"),
        // 6.3, 7: whether intake is open outside hours; the documents' calendars are in `Workflows/calendars`.
        Choice(
            akun, "calendar: jam-kerja-0917-wib", "calendar: jam-kerja-0918-wib", says: "Monday-Friday 09:00-18:00 WIB"),
    ]

    @Test(arguments: ofTime + ofEach + ofWaiting + ofForms)
    func `is one word, and the handbook tells the other`(choice: Choice) throws {
        let text = try Self.text(choice.file)
        #expect(text.contains(choice.words))
        let before = try #require(Self.asTheyAre.get()[choice.file])
        let after = try Self.told(text.replacing(choice.words, with: choice.others), choice.file)
        #expect(choice.says ?? choice.drops != nil)
        if let sentence = choice.says {
            #expect(!before.contains(sentence))
            #expect(after.contains(sentence), "\(after)")
        }
        if let sentence = choice.drops {
            #expect(before.contains(sentence), "\(before)")
            #expect(!after.contains(sentence))
        }
    }

    private static func text(_ file: String) throws -> String {
        String(decoding: try ProjectFiles.bytes("Workflows/\(file).yaml"), as: UTF8.self)
    }

    /// The handbook, in English. Proved as well: whatever is chosen, the file stays sound.
    private static func told(_ text: String, _ file: String) throws -> String {
        let loaded = try ProjectFiles.workflowLoader().load(text, file: "\(file).yaml")
        return Handbook(
            of: try #require(loaded.definition, "\(loaded.diagnostics)"), bound: try #require(loaded.bound),
            texts: try ProjectFiles.texts(), in: .english
        ).text
    }

    // Once for all choices: a proof takes longer than a test.
    private static let asTheyAre = Result {
        let files = [rapor, belajar, akun, kinerja, dapodik]
        return Dictionary(uniqueKeysWithValues: try files.map { ($0, try told(text($0), $0)) })
    }

    // MARK: Calendars

    /// 6.5: holidays; 2: cuti bersama; 6.6, 7: whose zone. Asked on the Friday before Imlek 2026, which is a Tuesday
    /// after a Monday of cuti bersama, when it is half past six in Jayapura.
    @Test(
        arguments: [
            ("jam-kerja-wib", "17:00:00+09:00"), ("jam-kerja-0917-wib", "17:00:00+09:00"),
            ("jam-kerja-0918-wib", "18:00:00+09:00"), ("jam-kerja-0818-wib", "18:00:00+09:00"),
        ],
        [
            ("holidays: national", "holidays: none", "16"), ("cuti-bersama: closed", "cuti-bersama: open", "16"),
            ("zone: WIB", "zone: holder", nil),
        ] as [(String, String, String?)])
    func `of a calendar is one word too`(
        calendar: (name: String, closing: String), choice: (words: String, others: String, day: String?)
    ) throws {
        let path = "Workflows/calendars/\(calendar.name).yaml"
        let text = String(decoding: try ProjectFiles.bytes(path), as: UTF8.self)
        let holidays = try HolidayTable(csv: ProjectFiles.bytes("Seeds/holidays.csv"), file: "holidays.csv")
        func due(_ text: String) throws -> Instant {
            let loaded = CalendarLoader(holidays: holidays).load(text, file: path)
            let calendar = try #require(loaded.calendar, "\(loaded.diagnostics)")
            let asked = try #require(Instant(rfc3339: "2026-02-13T16:30:00+07:00"))
            return calendar.due(after: try #require(Span("1 working day")), from: asked, in: .wit)
        }
        #expect(text.contains(choice.words))
        #expect(try due(text) == Instant(rfc3339: "2026-02-18T16:30:00+07:00"))
        let other = choice.day.map { "2026-02-\($0)T16:30:00+07:00" } ?? "2026-02-18T\(calendar.closing)"
        #expect(try due(text.replacing(choice.words, with: choice.others)) == Instant(rfc3339: other))
    }

    // MARK: Where time ends

    /// 6.6, 1: or when that day closes, where the word says so.
    @Test(arguments: [
        ("2026-02-02T16:00:00+07:00", "2026-02-05T17:00:00+07:00"),
        ("2026-02-06T20:00:00+07:00", "2026-02-11T17:00:00+07:00"),
    ])
    func `has three working days end at closing`(asked: String, due: String) throws {
        let text = try Self.text(Self.rapor)
            .replacing("after: 3 working days", with: "after: 3 working days\n    ends: closing")
        let loaded = try ProjectFiles.workflowLoader().load(text, file: "rapor.yaml")
        let spec = TicketSpec(try #require(loaded.definition))
        let story = spec.given(.opens(.tamu, "laporan", about: "lainnya", at: try #require(Instant(rfc3339: asked))))
        #expect(story.due("target-jawab") == Instant(rfc3339: due))
    }

    /// 6.6, 2: on a Friday at 16.00 the 48 hours end on Sunday; as two working days they end on Tuesday, with both
    /// reminders at the same shares of them.
    @Test func `has the data that is asked for on a Friday wait over the weekend`() throws {
        let text = try Self.text(Self.rapor).replacing("after: 48 hours", with: "after: 2 working days")
        let loaded = try ProjectFiles.workflowLoader().load(text, file: "rapor.yaml")
        let friday = try #require(Instant(rfc3339: "2026-02-06T16:00:00+07:00"))
        let agent = Person(id: "agen", roles: ["agen-rapor"], place: .national)
        let story = TicketSpec(try #require(loaded.definition))
            .given(.opens(.tamu, "laporan", about: "lainnya", at: friday), .act("minta-data", by: agent, at: friday))
        let run = story.ticket?.clocks["data-kurang"]?.run
        #expect(run?.until == Instant(rfc3339: "2026-02-10T16:00:00+07:00"))
        // Six of nine hours, of which Friday has one.
        #expect(run?.reminders.first == Instant(rfc3339: "2026-02-09T13:00:00+07:00"))
    }

    /// 6.6, 1: at the same time of day, from the next opening where it began outside hours.
    @Test(arguments: [
        ("2026-02-02T10:30:00+07:00", "2026-02-05T10:30:00+07:00"),
        ("2026-02-06T20:00:00+07:00", "2026-02-11T17:00:00+07:00"),
    ])
    func `has three working days end at the time of day at which they began`(asked: String, due: String) throws {
        let spec = TicketSpec(try ServiceFile.rapor.definition())
        let story = spec.given(.opens(.tamu, "laporan", about: "lainnya", at: try #require(Instant(rfc3339: asked))))
        #expect(story.due("target-jawab") == Instant(rfc3339: due))
    }
}
