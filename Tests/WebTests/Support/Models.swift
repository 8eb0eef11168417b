import Workflow

@testable import Helpdesk
@testable import Web

/// Pages' models that always are the same, with something hostile wherever people write.
enum Models {
    /// Breaks out of an element, of an attribute, and past an escaping that goes by graphemes.
    static let hostile = "<script>alert(1)</script> \"\u{301} onclick=alert(1) ' & {{subject}} {{{subject}}}"

    static func frame(_ language: Language, csrf: String? = "csrf") throws -> Frame {
        let words = try ProjectFiles.words(language)
        return Frame(
            language: language.rawValue, title: hostile, styles: "/aset/tangga.0.css", script: "/aset/tangga.0.js",
            icon: "/aset/tangga.0.svg", csrf: csrf, who: csrf == nil ? nil : "0a1b", name: csrf == nil ? nil : hostile,
            role: "operator dinas",
            links: [
                Link(text: "Beranda", href: "/", isHere: true),
                Link(text: "Kotak masuk", href: "/kotak/dinas", count: "3"),
            ],
            other: Link(text: "English", href: "/?bahasa=en", language: "en"), signIn: csrf == nil ? "/masuk" : nil,
            leave: csrf == nil ? nil : words("nav.sign-out"), notice: nil,
            practice: PracticeBanner(now: words.moment(.noon), here: "/", steps: [.init(days: 3, text: "3 hari")]))
    }

    static func front(_ language: Language) throws -> FrontPage {
        FrontPage(
            frame: try frame(language, csrf: nil),
            services: [
                .init(
                    id: "layanan", title: hostile, isOpen: false, openness: "Sedang tutup",
                    hours: [Line(line: "Senin–Jumat pukul 08.00–17.00 WIB")], promises: [Line(line: hostile)],
                    bound: "Paling lama 10 hari", ask: "/tiket/baru?layanan=layanan", note: hostile,
                    comments: "/komentar#layanan-layanan")
            ],
            accounts: [
                PracticePerson(username: "sekolah1", password: "latihan", name: hostile, role: "operator sekolah")
            ],
            hasAccounts: true)
    }

    static func tickets(_ language: Language) throws -> TicketsPage {
        let words = try ProjectFiles.words(language)
        return TicketsPage(
            frame: try frame(language), title: hostile, tabs: [Link(text: "Semua", href: "/tiket", isHere: true)],
            saved: views("/tiket", after: nil),
            search: hostile, status: "terbuka", requester: "7", service: "layanan", tier: "dinas", narrowing: hostile,
            hidden: [.init(hiddenName: "angka", hiddenValue: hostile)], file: "/tiket/daftar.csv?angka=opened",
            items: [item(words)], isEmpty: false, emptyText: "", new: "/tiket/baru", more: "/tiket?cursor=a%22b")
    }

    private static func item(_ words: PageWords, pick: String? = nil) -> TicketItem {
        TicketItem(
            number: 7, href: "/tiket/7", subject: hostile, service: hostile, category: hostile, isOpen: true,
            isTheirs: true, status: "Giliran Anda", holder: hostile, requester: hostile,
            flags: [Line(line: hostile)], updated: words.moment(.noon - 3_600_000), next: "Naik ke pusat",
            nextAt: words.moment(.noon + 90_000_000), isLate: false, pick: pick)
    }

    static func inbox(_ language: Language) throws -> InboxPage {
        let words = try ProjectFiles.words(language)
        return InboxPage(
            frame: try frame(language), live: LivePlace(path: "/kabar?kotak=a&layanan=b", mark: hostile),
            title: hostile,
            place: hostile,
            tabs: [
                Link(text: "Semua", href: "/kotak/verifikasi", isHere: true, count: "2"),
                Link(text: "Giliran kami", href: "/kotak/verifikasi?giliran=kami", count: "2"),
            ], saved: views("/kotak/verifikasi", after: hostile), search: hostile, turn: "kami",
            categories: [Choice(value: "akun", text: hostile, isChosen: true)], hasCategories: true,
            service: "belajar-id", items: [item(words, pick: "7.3")], isEmpty: false, emptyText: "",
            more: "/kotak/verifikasi?cursor=a%22b", path: "/kotak/verifikasi",
            bulk: "/kotak/verifikasi/banyak")
    }

    private static func views(_ path: String, after error: String?) -> SavedViewBox {
        SavedViewBox(
            views: [.init(id: 3, name: hostile, href: "\(path)?q=\(hostile)", isHere: true, count: "2")],
            hasViews: true,
            path: error.map { _ in "\(path)?q=\(hostile)" }, back: path, name: hostile, error: error,
            isUnfolded: error != nil)
    }

    static func inboxes(_ language: Language) throws -> InboxesPage {
        InboxesPage(
            frame: try frame(language),
            inboxes: [
                .init(
                    title: hostile, service: hostile, place: hostile, href: "/kotak/verifikasi?layanan=belajar-id",
                    open: "2 terbuka", waiting: "2 menunggu kami")
            ])
    }

    static func bulk(_ language: Language) throws -> BulkPage {
        BulkPage(
            frame: try frame(language), inbox: "/kotak/pusat", path: "/kotak/pusat/banyak", key: "k",
            problem: ProblemNotice(title: hostile, help: hostile, incident: nil), tickets: [line(nil)], isEmpty: false,
            isCutShort: true, actions: [BulkAction(value: "jawab", label: hostile, hint: hostile, isChosen: true)],
            hasActions: true, actionError: hostile, message: hostile, messageError: hostile)
    }

    static func bulkResult(_ language: Language) throws -> BulkResultPage {
        BulkResultPage(
            frame: try frame(language), inbox: "/kotak/pusat", action: hostile, summary: hostile,
            tickets: [line(true), line(false)], stranded: hostile)
    }

    private static func line(_ isDone: Bool?) -> BulkLine {
        BulkLine(
            pick: "7.3", number: 7, href: "/tiket/7", subject: hostile, requester: hostile, status: hostile,
            isDone: isDone)
    }

    static func letters(_ language: Language) throws -> LettersPage {
        let words = try ProjectFiles.words(language)
        return LettersPage(
            frame: try frame(language), number: 7,
            letters: [false, true].map { isOff in
                .init(
                    subject: hostile, to: hostile, address: isOff ? nil : hostile, number: 7,
                    href: "/latihan/surat?tiket=7", state: hostile, isOff: isOff, due: words.moment(.noon),
                    body: hostile, lang: isOff ? "en" : nil)
            }, isEmpty: false, more: "/latihan/surat?cursor=a%22b")
    }

    static func shortcuts(_ language: Language) throws -> ShortcutsPage {
        ShortcutsPage(frame: try frame(language))
    }

    static func problem(_ language: Language) throws -> ProblemPage {
        ProblemPage(
            frame: try frame(language), notice: ProblemNotice(title: hostile, help: hostile, incident: "abc"),
            typed: [.init(id: "isi-0", text: hostile)], hasTyped: true, links: [Link(text: "Beranda", href: "/")])
    }

    static func received(_ language: Language) throws -> ReceivedPage {
        let words = try ProjectFiles.words(language)
        return ReceivedPage(
            frame: try frame(language), number: 7, subject: hostile, service: hostile,
            facts: [Fact(label: "Penanya", value: hostile, more: hostile)], opened: words.moment(.noon),
            clocks: [clock(words)], oddities: [Fact(label: hostile, value: hostile)], hasOddities: true,
            secret: "https://bantuan.example.id/t/\(hostile)", href: "/tiket/7", another: "/tiket/baru", queue: "A-007",
            desk: Fact(label: hostile, value: hostile), receipt: "/tiket/7/tanda-terima")
    }

    static func standard(_ language: Language) throws -> StandardPage {
        let words = try ProjectFiles.words(language)
        let record = ServiceRecord(
            opened: 1_206, answers: Punctuality(inTime: 4, late: 1), median: WaitBand.all[3])
        return StandardPage(
            frame: try frame(language),
            services: [
                .init(
                    id: "layanan", title: hostile, isOpen: true, openness: "Buka", hours: [Line(line: "Setiap hari")],
                    tiers: [Fact(label: hostile, value: "di setiap sekolah")],
                    teams: [Fact(label: hostile, value: "memeriksa")], promises: [Line(line: hostile)],
                    bound: "Paling lama 10 hari", figures: words.figures(record), hasFigures: true),
                .init(
                    id: "baru", title: hostile, isOpen: false, openness: "Tutup", hours: [], tiers: [], teams: [],
                    promises: [],
                    bound: "", figures: [], hasFigures: false),
            ])
    }

    static func trace(_ language: Language) throws -> TracePage {
        TracePage(
            frame: try frame(language, csrf: nil), problem: ProblemNotice(title: hostile, help: hostile, incident: nil),
            typed: hostile, tickets: "/tiket")
    }

    private static func clock(_ words: PageWords) -> ClockLine {
        ClockLine(
            text: hostile, state: "sedang berjalan", due: words.moment(.noon + 90_000_000), progress: 40, isLate: false)
    }

    static func ticket(_ language: Language) throws -> TicketPage {
        let words = try ProjectFiles.words(language)
        let rung = Ladder.Rung(
            title: hostile, isHere: true, wasHere: false, state: "di sini", place: hostile,
            notes: [Line(line: hostile)], arrival: words.moment(.noon + 1), arrivalText: hostile)
        return TicketPage(
            frame: try frame(language), live: LivePlace(path: "/kabar?tiket=7", mark: hostile), number: 7,
            subject: hostile, service: hostile, category: hostile,
            status: "Giliran dinas", isOpen: true, isTheirs: true, flags: [Line(line: hostile)],
            opened: words.moment(.noon), next: clock(words),
            problem: ProblemNotice(title: "Berubah", help: hostile, incident: nil), stranded: hostile,
            facts: [Fact(label: "Penanya", value: hostile, more: hostile, href: "/tiket/6")],
            answers: [
                AnswerLine(label: hostile, value: hostile),
                AnswerLine(label: "NIK", value: hostile, masked: hostile, oddity: hostile),
                AnswerLine(label: "Berkas", value: hostile, href: "/api/v1/attachments/a"),
                AnswerLine(label: "Terhapus", value: nil),
            ], hasAnswers: true, ladder: Ladder(rungs: [rung], end: rung), clocks: [clock(words)], hasClocks: true,
            said: [
                Said(
                    id: "pesan-1", author: hostile, place: hostile, kind: "Pertanyaan", text: hostile,
                    at: words.moment(.noon), isByRequester: true, isInternal: false,
                    files: [AttachmentLink(name: hostile, size: "1 KB", href: "/api/v1/attachments/a")])
            ], forms: [form("jawab"), form("tugaskan", hasCandidates: true)], hasForms: true,
            blocked: [Blocked(label: hostile, why: hostile)], hasBlocked: true,
            history: [HistoryLine(text: hostile, at: words.moment(.noon), href: "/tiket/7?at=1", isShown: true)],
            past: words.moment(.noon), earlier: [item(words)], hasEarlier: true, allOfRequester: "/tiket?penanya=7",
            href: "/tiket/7", followUp: "/tiket/baru", secret: "/tiket/7/diterima",
            receipt: "/tiket/7/tanda-terima")
    }

    private static func form(_ name: String, hasCandidates: Bool = false) -> ActionForm {
        ActionForm(
            id: "aksi-\(name)", label: hostile, shortcut: hasCandidates ? nil : "r", explanation: hostile,
            writing: "answer", href: "/tiket/7/aksi/\(name)", key: "k", version: 3,
            isUnfolded: true, hasMessage: true, needsMessage: true, message: hostile, messageError: hostile,
            hasFiles: true, rules: try? ProjectFiles.words(.indonesian).fileRules(.standard),
            files: [KeptFile(value: "attachments|a|\(hostile)", name: hostile)], filesError: hostile,
            hasCanned: !hasCandidates, canned: [CannedText(name: "answer.plain", title: hostile, text: hostile)],
            hasAssignee: true, hasCandidates: hasCandidates,
            candidates: [Choice(value: hostile, text: hostile, isChosen: true)], assignee: hostile,
            assigneeError: hostile, hasCategory: true,
            categories: [Choice(value: hostile, text: hostile, isChosen: true)], categoryError: hostile,
            hasOriginal: true, original: hostile, originalError: hostile, hasRating: true,
            ratings: [Choice(value: "5", text: hostile, isChosen: true)], ratingError: hostile)
    }
}
