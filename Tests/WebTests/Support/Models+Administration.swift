import Workflow

@testable import Helpdesk
@testable import Web

extension Models {
    static func health(_ language: Language) throws -> HealthPage {
        let words = try ProjectFiles.words(language)
        let health = Health(
            schema: 10, disk: DiskUse(data: 123_456_789, free: 34_567_890_123), logHead: 1_234,
            oldestDue: .noon - Milliseconds.perHour, lettersWaiting: 3, earliestLetter: .noon + Milliseconds.perHour,
            noticesWaiting: 0, aliveAt: .noon - 20_000, openTickets: 42, sessions: 7)
        return HealthPage(
            frame: try frame(language), isWell: false, verdict: hostile,
            checks: words.checks(health, health.worries(at: .noon)),
            parts: [.init(title: hostile, help: hostile, href: "/kelola/layanan")])
    }

    static func workflows(_ language: Language) throws -> WorkflowsPage {
        WorkflowsPage(
            frame: try frame(language),
            items: [
                .init(
                    title: hostile, href: "/kelola/layanan/contoh", name: hostile, bound: "Paling lama 10 hari",
                    facts: [Line(line: "Versi 2")])
            ])
    }

    static func workflow(_ language: Language) throws -> WorkflowPage {
        let words = try ProjectFiles.words(language)
        return WorkflowPage(
            frame: try frame(language), title: hostile, name: hostile,
            versions: [
                .init(
                    title: "Versi 2", href: "/kelola/layanan/contoh?versi=2", published: words.moment(.noon),
                    open: "3 terbuka", isHere: true)
            ], version: "Versi 2", proof: [Line(line: hostile)], drawing: "/kelola/layanan/contoh/gambar?versi=2",
            drawingText: hostile,
            handbook: Markdown("# Judul\n\n## \(hostile)\n\nTeks.\n\n1. Satu\n\n- Dua **tebal** `kode`\n  - \(hostile)")
                .blocks,
            text: "workflow: contoh\ntitle: \(hostile)\n", path: "/kelola/layanan/contoh", hasOthers: true,
            old: [Choice(value: "1", text: "Versi 1", isChosen: true)],
            new: [Choice(value: "2", text: "Versi 2", isChosen: true)], compared: "Dari versi 1 ke versi 2",
            isSame: false,
            differences: [
                .init(sentence: hostile, consequence: "perlu rencana", needsThought: true),
                .init(sentence: hostile, consequence: "tidak ada yang perlu diputuskan", needsThought: false),
            ])
    }

    static func calendars(_ language: Language) throws -> CalendarsPage {
        CalendarsPage(
            frame: try frame(language),
            items: [
                .init(
                    title: hostile, href: "/kelola/kalender/contoh", name: hostile,
                    hours: [Line(line: "Senin–Jumat pukul 08.00–17.00 WIB")], services: hostile)
            ])
    }

    /// A year with something of everything, and a span across its odd days.
    static func calendar(_ language: Language) throws -> CalendarPage {
        let words = try ProjectFiles.words(language)
        let calendar = try odd()
        let asked = DueQuestion(
            [
                "mulai": "2026-08-13T15:00", "lama": "3", "satuan": "working days", "zona": "WIT",
            ], of: calendar, words)
        let sheet = YearSheet(of: calendar, year: 2026, texts: words.texts, in: language)
        return words.page(sheet, of: calendar, in: 2026, frame: try frame(language), asked)
    }

    private static func odd() throws -> WorkingCalendar {
        let (day, half) = (OpeningHours("08:00-16:00"), OpeningHours("08:00-11:00"))
        let week = Dictionary(uniqueKeysWithValues: Weekday.allCases.prefix(5).map { ($0, [day].compactMap(\.self)) })
        let (from, through) = (CivilDay("2026-02-18"), CivilDay("2026-03-19"))
        let overrides = zip([from].compactMap(\.self), [through].compactMap(\.self)).map {
            HoursOverride(from: $0, through: $1, reason: hostile, hours: [.friday: [half].compactMap(\.self)])
        }
        return try WorkingCalendar(
            name: "contoh", title: Wording(hostile), zone: .holder, week: week, overrides: overrides,
            holidays: CivilDay("2026-08-17").map { [$0: hostile] } ?? [:],
            collectiveLeave: CivilDay("2026-12-24").map { [$0: hostile] } ?? [:])
    }

    static func changeCalendar(_ language: Language) throws -> ChangeCalendarPage {
        let words = try ProjectFiles.words(language)
        let text = "calendar: contoh\nzona: WIB # \(hostile)\n"
        let flaw = Diagnostic(
            .unknownKey, at: Location(file: "contoh.yaml", line: 2, column: 1), ["key": hostile], suggestion: "zone")
        let other = Diagnostic(.neverOpens, at: Location(file: "layanan", line: 9, column: 3))
        return ChangeCalendarPage(
            frame: try frame(language), title: hostile, name: "contoh", path: "/kelola/kalender/contoh",
            file: "contoh.yaml", edited: hostile, text: text,
            problem: ProblemNotice(title: hostile, help: hostile, incident: nil), error: hostile,
            flaws: [flaw, other].map { words.flaw($0, in: text, of: "contoh.yaml") }, hasFlaws: true)
    }

    static func calendarEffect(_ language: Language) throws -> CalendarEffectPage {
        let plain = try WorkingCalendar(name: "contoh", title: "Contoh", zone: .fixed(.wib), week: odd().week)
        let service = CalendarEffect.Service(
            title: Wording(hostile), tickets: 1_234, later: 30, earlier: 1, dueAtOnce: 0, others: 2,
            moves: [
                ClockMove(number: 7, clock: "tutup", from: .noon, to: .noon + Milliseconds.perDay)
            ])
        let draft = CalendarDraft(name: "contoh", text: "", base: "")
        let effect = CalendarEffect(draft: draft, before: plain, after: try odd(), services: [service])
        return try ProjectFiles.words(language).page(effect, frame: try frame(language), draft: "abc")
    }

    static func accounts(_ language: Language) throws -> AccountsPage {
        AccountsPage(
            frame: try frame(language), search: hostile,
            roles: [Choice(value: "operator-dinas", text: hostile, isChosen: true)],
            items: [
                .init(
                    name: hostile, username: "dinas1", href: "/kelola/akun/a1", roles: hostile, place: hostile,
                    isActive: false)
            ], isEmpty: false, more: "/kelola/akun?setelah=dinas1")
    }

    static func account(_ language: Language) throws -> AccountSheet {
        AccountSheet(
            frame: try frame(language), name: hostile, isActive: true,
            facts: [Fact(label: hostile, value: hostile, more: hostile)], warnings: [Line(line: hostile)],
            password: hostile, path: "/kelola/akun/a1", mayDisable: true)
    }

    static func newAccount(_ language: Language) throws -> NewAccountPage {
        NewAccountPage(
            frame: try frame(language), problem: ProblemNotice(title: hostile, help: hostile, incident: nil),
            username: hostile, usernameError: hostile, name: hostile, nameError: hostile,
            roles: [Choice(value: hostile, text: hostile, isChosen: true)], rolesError: hostile, place: hostile,
            placeError: hostile, email: hostile, emailError: hostile,
            languages: [Choice(value: "", text: hostile, isChosen: true)])
    }

    static func changeAccount(_ language: Language) throws -> ChangeAccountPage {
        ChangeAccountPage(
            frame: try frame(language), problem: ProblemNotice(title: hostile, help: hostile, incident: nil),
            path: "/kelola/akun/a1", username: hostile, edition: "abc", name: hostile, nameError: hostile,
            roles: [Choice(value: hostile, text: hostile, isChosen: true)], rolesError: hostile, place: hostile,
            placeError: hostile, email: hostile, emailError: hostile,
            languages: [Choice(value: "", text: hostile, isChosen: true)])
    }

    static func confirm(_ language: Language) throws -> ConfirmPage {
        ConfirmPage(
            frame: try frame(language), title: hostile, question: hostile, action: "/kelola/akun/a1/sandi",
            button: hostile, back: "/kelola/akun/a1", key: "k")
    }

    static func codes(_ language: Language) throws -> CodesPage {
        CodesPage(
            frame: try frame(language), kinds: [.init(title: hostile, service: hostile, href: "/kelola/kode/a/b")])
    }

    static func code(_ language: Language) throws -> CodePage {
        let words = try ProjectFiles.words(language)
        return CodePage(
            frame: try frame(language), title: hostile, service: hostile, rule: hostile, path: "/kelola/kode/a/b",
            key: "k",
            places: [
                .init(heading: hostile, options: [Choice(value: "32.04", text: hostile, isChosen: false)])
            ], placeError: hostile, issued: .init(code: hostile, place: hostile, until: words.moment(.noon)),
            items: [
                .init(
                    place: hostile, state: "berlaku", isInForce: true, issued: words.moment(.noon),
                    expires: words.moment(.noon + Milliseconds.perDay), left: "Sisa 20 tiket",
                    revoke: "/kelola/kode/a/b/1/cabut")
            ], isEmpty: false, more: "/kelola/kode/a/b?cursor=x")
    }

    static func texts(_ language: Language) throws -> TextsPage {
        TextsPage(
            frame: try frame(language), search: hostile, count: "1 teks",
            items: [
                .init(
                    key: "judul.contoh", href: "/kelola/teks/judul.contoh", indonesian: hostile, english: hostile,
                    isChanged: true)
            ], isEmpty: false,
            more: "/kelola/teks?setelah=judul.contoh")
    }

    private static func flawed(_ field: WordsField, _ words: PageWords) -> WordsField {
        field.with(.unknown("nama", allowed: ["name", "number"]), words)
    }

    static func text(_ language: Language) throws -> TextPage {
        let words = try ProjectFiles.words(language)
        let rule = TextRule(allowed: ["number", "holder"], required: ["number"], takesLines: true)
        let typed: [Language: String] = [.indonesian: "Tiket {number}\n\(hostile)", .english: "\(hostile) {number}"]
        return TextPage(
            frame: try frame(language), key: "letter.contoh", path: "/kelola/teks/letter.contoh", version: "7",
            problem: ProblemNotice(title: hostile, help: hostile, incident: nil),
            fields: Language.allCases.map {
                flawed(words.field("text", $0, typed, rule, original: hostile), words)
            }, allowed: words.allowed(rule), changed: words.changed(false, hostile, .noon), isChanged: true,
            previews: words.previews(of: [.indonesian: "Tiket #{number} untuk {lain}", .english: "<b>{number}</b>"]),
            hasPreviews: true)
    }

    static func answerServices(_ language: Language) throws -> AnswerServicesPage {
        AnswerServicesPage(
            frame: try frame(language), items: [Link(text: hostile, href: "/kelola/jawaban/contoh")])
    }

    static func answers(_ language: Language) throws -> AnswersPage {
        let item = AnswersPage.Item(
            title: hostile, href: "/kelola/jawaban/contoh/answer.mended", text: hostile, isChanged: true, isOwn: true)
        return AnswersPage(
            frame: try frame(language), title: hostile, path: "/kelola/jawaban/contoh",
            groups: [
                .init(
                    id: "answer", title: hostile, new: "/kelola/jawaban/contoh/baru-answer", items: [item],
                    removed: [item], hasRemoved: true)
            ])
    }

    static func answerText(_ language: Language) throws -> AnswerTextPage {
        let words = try ProjectFiles.words(language)
        let typed: [Language: String] = [.indonesian: hostile, .english: hostile]
        func fields(_ name: String, _ rule: TextRule) -> [WordsField] {
            Language.allCases.map { flawed(words.field(name, $0, typed, rule), words) }
        }
        return AnswerTextPage(
            frame: try frame(language), title: hostile, service: hostile, list: "/kelola/jawaban/contoh",
            path: "/kelola/jawaban/contoh/answer.mended", version: "0",
            problem: ProblemNotice(title: hostile, help: hostile, incident: nil),
            titles: fields("title", AnswerWords.titleRule), texts: fields("text", AnswerWords.textRule),
            allowed: words.allowed(AnswerWords.textRule), changed: words.changed(true, hostile, .noon),
            remove: "/kelola/jawaban/contoh/answer.mended/hapus",
            previews: words.previews(of: [.indonesian: "{name} {number}"]), hasPreviews: true)
    }

    static func imports(_ language: Language) throws -> ImportsPage {
        ImportsPage(
            frame: try frame(language), limit: hostile,
            problem: ProblemNotice(title: hostile, help: hostile, incident: nil),
            kinds: [
                .init(
                    name: "wilayah", title: hostile, help: hostile, columns: "code,name", path: "/kelola/impor/wilayah",
                    error: hostile, isOfUnits: false, tableError: nil),
                .init(
                    name: "satuan", title: hostile, help: hostile, columns: "npsn,name", path: "/kelola/impor/satuan",
                    error: nil, isOfUnits: true, tableError: hostile),
            ])
    }

    /// A file with lines of every fate, after it was sent without saying what becomes of the bad ones.
    static func `import`(_ language: Language) throws -> ImportPage {
        var report = ImportReport(added: (1...150).map { "baru\($0)" }, unchanged: 1_234, deactivated: [hostile])
        report.changed = [.init(key: hostile, columns: ["name", "place"])]
        report.rejected = [
            Rejection(line: 3, column: "place", value: hostile, reason: .placeUnknown),
            Rejection(line: 7, column: nil, value: "", reason: .wrongFieldCount),
        ]
        let view = ImportView(
            kind: .accounts, report: report, isStored: false,
            misplacements: [
                .init(misplacement: .noInbox("operator-dinas", at: .provinsi, wanted: [.kabkota]), count: 2)
            ])
        return try ProjectFiles.words(language).page(
            view, frame: try frame(language), title: hostile, path: "/kelola/impor/akun/abc", skipError: hostile)
    }
}
