import Testing

@testable import Workflow

@Suite struct `A service's file` {
    @Test(arguments: ServiceFile.allCases)
    func `is proved, and bounded`(file: ServiceFile) throws {
        let loaded = try file.loaded()
        // The decrees reach to the end of 2027.
        #expect(loaded.diagnostics.filter { $0.code != .holidaysEnd } == [])
        let bound = try #require(loaded.bound)
        // Thirty days of silence, ours included, after the last thing that anybody said.
        #expect(bound.longest.milliseconds >= 30 * Milliseconds.perDay)
        #expect(bound.longest.milliseconds < 90 * Milliseconds.perDay)
        #expect(loaded.definition?.name.rawValue == file.rawValue)
    }

    @Test(arguments: ServiceFile.allCases, Language.allCases)
    func `can be told in sentences`(file: ServiceFile, language: Language) throws {
        let loaded = try file.loaded()
        let handbook = Handbook(
            of: try #require(loaded.definition), bound: try #require(loaded.bound), texts: try ProjectFiles.texts(),
            in: language)
        #expect(!handbook.text.contains("handbook."))
        #expect(handbook.text.firstMatch(of: /[{}]/) == nil)
    }

    private func due(_ file: ServiceFile, _ clock: ClockName, of start: String) throws -> Instant? {
        let definition = try file.definition()
        let opened = try #require(Instant(rfc3339: start))
        let category = try #require(definition.choices.last)
        let form = try #require(definition.intake.last { $0.by.contains("guest") }?.form)
        return TicketSpec(definition).given(.opens(.tamu, form, about: category, at: opened)).due(clock)
    }

    /// DOMAIN.md 6.9, 1.
    @Test(arguments: [
        ("2026-02-02T09:00:00+07:00", "2026-02-02T17:00:00+07:00"),
        ("2026-02-06T16:00:00+07:00", "2026-02-09T14:00:00+07:00"),
    ])
    func `keeps eight working hours on a ten-hour day`(opened: String, due: String) throws {
        #expect(try self.due(.kinerja, "target-jawab", of: opened) == Instant(rfc3339: due))
    }

    @Test func `keeps its own hours`() throws {
        let friday = "2026-02-06T16:00:00+07:00"
        #expect(try due(.rapor, "target-jawab", of: friday) == Instant(rfc3339: "2026-02-11T16:00:00+07:00"))
        #expect(try due(.belajar, "target-jawab", of: friday) == Instant(rfc3339: "2026-02-09T16:00:00+07:00"))
    }
}

@Suite struct `A forgotten password` {
    private let pupil = Person(id: "siswa", roles: ["peserta-didik"], place: .schoolInBandung)
    private let admin = Person(id: "admin", roles: ["admin-sekolah"], place: .schoolInBandung)

    private func spec(vacant: Set<RoleName> = []) throws -> TicketSpec {
        TicketSpec(try ServiceFile.akun.definition(), vacant: vacant)
    }

    private func asks(_ person: Person, _ category: CategoryPath = "password") -> Step {
        .opens(person, "sekolah", about: category)
    }

    @Test func `is for the admin at school, and climbs rung by rung`() throws {
        var story = try spec().when(asks(pupil)).then(.opened(in: "admin-sekolah"))
        #expect(story.ticket?.holder.place == .schoolInBandung)
        for (clock, tier, place) in [
            ("ke-co-kapten", "co-kapten", Place.bandung), ("ke-kapten", "kapten", Place(province: "32")),
            ("ke-helpdesk", "helpdesk", .national),
        ] as [(ClockName, TierName, Place)] {
            let due = try #require(story.due(clock))
            story = story.when(.ring(clock, at: due)).then(.forwarded(to: tier))
            #expect(story.ticket?.holder.place == place)
        }
    }

    @Test func `skips each rung on which nobody stands`() throws {
        try spec(vacant: ["admin-sekolah"]).when(asks(pupil))
            .then(.opened(in: "co-kapten", skipped: ["admin-sekolah"]))
        try spec(vacant: ["admin-sekolah", "co-kapten"]).when(asks(pupil))
            .then(.opened(in: "kapten", skipped: ["admin-sekolah", "co-kapten"]))
        try spec(vacant: ["admin-sekolah", "co-kapten", "kapten"]).when(asks(pupil))
            .then(.opened(in: "helpdesk", skipped: ["admin-sekolah", "co-kapten", "kapten"]))
    }

    @Test func `of an admin starts at the helpdesk, as does everything else`() throws {
        try spec().when(asks(admin)).then(.opened(in: "helpdesk"))
        try spec().when(asks(pupil, "chromebook")).then(.opened(in: "helpdesk"))
    }

    @Test func `of somebody abroad is for the helpdesk`() throws {
        let abroad = Person(id: "siswa", roles: ["peserta-didik"], place: Place(.overseas, unit: "99900009"))
        try spec().when(asks(abroad)).then(.opened(in: "helpdesk"))
    }

    @Test func `goes back down only if it came from below`() throws {
        let helpdesk = Person(id: "agen", roles: ["agen-akun"], place: .national)
        let atHelpdesk = try spec().given(asks(admin))
        atHelpdesk.when(.act("kembalikan", by: helpdesk, at: .monday))
            .refused(.notNow("kembalikan", holder: "helpdesk", awaiting: .holder))
    }

    @Test(arguments: [("pendidik", "admin-sekolah"), ("peserta-didik", "kepala-sekolah")])
    func `of an admin who teaches as well does not come to their own desk`(role: RoleName, admins: RoleName) throws {
        let both = Person(id: "admin", roles: [role, admins], place: .schoolInBandung)
        try spec().when(asks(both)).then(.opened(in: "helpdesk"))
    }

    @Test func `is handed on rung by rung, past those on which nobody stands`() throws {
        let captain = Person(id: "cokapten", roles: ["co-kapten"], place: .bandung)
        let asked = try spec().given(asks(pupil))
        let passed = asked.when(.act("teruskan", by: admin, at: .monday)).then(.forwarded(to: "co-kapten"))
        passed.when(.act("teruskan-kapten", by: captain, at: .monday)).then(.forwarded(to: "kapten"))
        try spec(vacant: ["co-kapten"]).given(asks(pupil)).when(.act("teruskan", by: admin, at: .monday))
            .then(.forwarded(to: "kapten", skipped: ["co-kapten"]))
    }

    @Test func `for an office account goes another way, and says whom to ask`() throws {
        let definition = try ServiceFile.akun.definition()
        let way = try #require(definition.category("akun-baru/pengawas")?.redirect)
        #expect(way.text(in: .indonesian).contains("kepada dinas"))
        try spec().when(asks(pupil, "akun-baru/pengawas")).refused(.redirected("akun-baru/pengawas", to: way))
    }

    @Test func `for an account by code is nobody's to ask but an office's`() throws {
        for person in [pupil, admin, .tamu] {
            try spec().when(asks(person, "akun-baru/pejabat-dinas")).refused(.intakeClosed("sekolah"))
        }
        try spec().when(.opens(.tamu, "kementerian", about: "akun-baru/pejabat-dinas"))
            .refused(.intakeClosed("kementerian"))
        try spec().when(.opens(.tamu, "dinas", about: "akun-baru/pejabat-dinas")).then(.opened(in: "helpdesk"))
    }

    @Test func `for an official's account asks for the code of the office`() throws {
        let form = try ServiceFile.akun.form("dinas", about: "akun-baru/pejabat-dinas")
        let code = try #require(form.field("kode"))
        #expect(code.type == .code("kode-referral"))
        #expect(form.region(for: code, in: ["provinsi": "32", "kabkota": "32.04"]) == "32.04")
        #expect(form.region(for: code, in: ["provinsi": "32"]) == "32")
        #expect(try ServiceFile.akun.form("dinas", about: "lainnya").field("kode") == nil)
    }
}
