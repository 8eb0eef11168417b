import Testing
import Workflow

@Suite struct `What a question is about` {
    let spec = TicketSpec(.sorting)
    private let field = FieldName("category")

    @Test func `is said when it is asked, and kept`() {
        let story = spec.when(.opens(.sekolah, about: "masuk/lupa-sandi")).then(.opened(in: "dinas"))
        #expect(story.ticket?.category == "masuk/lupa-sandi")
        spec.when(.opens(.sekolah)).refused(.form([FieldFault(field: field, kind: .missing)]))
    }

    @Test(arguments: ["masuk", "masuk/lain", "lain", "lainnya/lagi"] as [CategoryPath])
    func `is one of the innermost categories`(path: CategoryPath) {
        spec.when(.opens(.sekolah, about: path)).refused(.form([FieldFault(field: field, kind: .noSuchThing)]))
    }

    @Test func `is not asked where the file does not tell`() {
        TicketSpec().when(.opens(.sekolah, about: "masuk"))
            .refused(.form([FieldFault(field: field, kind: .unknown)]))
    }

    @Test func `may be for another way, and then opens no ticket`() {
        spec.when(.opens(.sekolah, about: "masuk/akun-dinas"))
            .refused(.redirected("masuk/akun-dinas", to: "Lewat formulir singkat."))
    }

    @Test func `can lead higher than the intake, never lower`() {
        spec.when(.opens(.sekolah, about: "data")).then(.opened(in: "pusat"))
        var low = Definition.sorting
        low.categories[1].into = "dinas"
        TicketSpec(low).when(.opens(.dinas, about: "data")).then(.opened(in: "pusat"))
    }

    @Test func `adds fields to the form, each once`() {
        let definition = Definition.sorting
        #expect(definition.form("pertanyaan", for: "masuk/lupa-sandi")?.fields.map(\.name) == ["nisn"])
        #expect(definition.form("pertanyaan", for: "lainnya")?.fields == [])
        #expect(definition.form("akun", for: "masuk/lupa-sandi")?.fields.count == 1)
    }

    @Test func `makes what is asked already as strict as itself, where it stands`() throws {
        var definition = Definition.sorting
        let kinds: [Form.Option] = ["guru", "dinas"]
        let account = Form.Field(
            name: "akun", title: "Akun", help: "Kosongkan bila belum ada.", type: .identifier(.belajarID),
            required: .never, shown: .init([.init("tipe", ["guru"])]), prefill: .email)
        definition.forms = [
            Form(
                name: "pertanyaan", title: "P",
                fields: [
                    .init(name: "tipe", title: "Tipe", type: .choice(kinds)), account,
                    .init(name: "nama", title: "Nama", type: .text),
                ]),
            Form(
                name: "sandi", title: "S",
                fields: [
                    .init(name: "akun", title: "Akun lama", type: .identifier(.belajarID)),
                    .init(name: "tipe", title: "Tipe", type: .choice(["guru"])),
                    .init(name: "nama", title: "Nama", type: .text, isRequired: false),
                ]),
        ]
        definition.categories = [
            Category(name: "lain", title: "L"), Category(name: "sandi", title: "S", form: "sandi"),
        ]
        let plain = try #require(definition.form("pertanyaan", for: "lain"))
        #expect(plain == definition.forms[0])
        let strict = try #require(definition.form("pertanyaan", for: "sandi"))
        #expect(strict.fields.map(\.name) == ["tipe", "akun", "nama"])
        #expect(strict.fields[0].type.values == ["guru"])
        // Whatever the other says of itself, when it is asked stays as it was.
        #expect(strict.fields[1].required == .always && strict.fields[1].shown == account.shown)
        #expect(strict.fields[1].title == "Akun lama" && strict.fields[1].help == nil)
        #expect(strict.fields[1].prefill == .email)
        #expect(strict.fields[2].required == .always, "never less strict")
    }

    @Test func `demands nothing that it asks only sometimes`() throws {
        var definition = Definition.sorting
        let sometimes = FieldCondition([.init("tipe", ["guru"])])
        let kinds = Form.Field(name: "tipe", title: "Tipe", type: .choice(["guru", "dinas"]))
        definition.forms = [
            Form(
                name: "pertanyaan", title: "P",
                fields: [kinds, .init(name: "n", title: "N", type: .text, isRequired: false)]),
            Form(
                name: "sandi", title: "S",
                fields: [kinds, .init(name: "n", title: "N", type: .text, required: .always, shown: sometimes)]),
        ]
        definition.categories = [Category(name: "sandi", title: "S", form: "sandi")]
        #expect(definition.form("pertanyaan", for: "sandi")?.field("n")?.required == .never)
    }

    @Test func `can give a clock another span`() {
        #expect(spec.given(.opens(.dinas, about: "masuk/lupa-sandi")).due("target-pusat") == .monday + 1.days)
        #expect(spec.given(.opens(.dinas, about: "lainnya")).due("target-pusat") == .monday + 3.days)
    }

    @Test func `is read as far as the file knows it`() {
        let definition = Definition.sorting
        #expect(definition.clocks(for: "masuk/lupa-sandi/lama") == definition.clocks(for: "masuk/lupa-sandi"))
        #expect(definition.category("masuk/lupa-sandi/lama") == nil)
        #expect(definition.clocks(for: "dulu") == definition.clocks)
    }
}

@Suite struct `A question that turns out to be about something else` {
    let spec = TicketSpec(.sorting)

    private func turnsOut(_ category: CategoryPath, at: Instant) -> Step {
        .act("ganti-kategori", by: .pusat, with: ActionInput(category: category), at: at)
    }

    @Test func `keeps what has counted of its target`() {
        let long = spec.given(.opens(.dinas, about: "lainnya"))
        let short = long.when(turnsOut("masuk/lupa-sandi", at: .monday + 6.hours))
            .then(.recategorised(to: "masuk/lupa-sandi"))
        #expect(short.due("target-pusat") == .monday + 1.days)
        let again = short.given(turnsOut("lainnya", at: .monday + 12.hours))
        #expect(again.due("target-pusat") == .monday + 3.days)
    }

    @Test func `is late at once if the shorter target has passed`() {
        let story = spec.given(.opens(.dinas, about: "lainnya"), turnsOut("masuk/lupa-sandi", at: .monday + 2.days))
        #expect(story.due("target-pusat") == .monday + 2.days)
        story.when(.ring("target-pusat", at: .monday + 2.days)).then(.flagged("terlambat"))
    }

    @Test func `keeps what is left while its clock stands`() {
        let answered = spec.given(
            .opens(.dinas, about: "lainnya"), .act("jawab", by: .pusat, at: .monday + 6.hours),
            turnsOut("masuk/lupa-sandi", at: .monday + 1.days))
        #expect(answered.ticket?.clocks["target-pusat"] == .standing(left: 18.hours))
    }

    @Test func `leaves clocks alone that its category says nothing of`() {
        let before = spec.given(.opens(.dinas, about: "lainnya"))
        let after = before.given(turnsOut("masuk/lupa-sandi", at: .monday + 2.hours))
        #expect(after.ticket?.clocks["tutup-otomatis"] == before.ticket?.clocks["tutup-otomatis"])
    }

    @Test func `stays the same if it is the same`() {
        spec.given(.opens(.dinas, about: "lainnya")).when(turnsOut("lainnya", at: .monday)).thenNothing()
    }

    @Test func `can't turn out to be what no ticket is about`() {
        let story = spec.given(.opens(.dinas, about: "lainnya"))
        story.when(turnsOut("masuk/akun-dinas", at: .monday))
            .refused(.redirected("masuk/akun-dinas", to: "Lewat formulir singkat."))
        story.when(turnsOut("masuk", at: .monday))
            .refused(.form([FieldFault(field: "category", kind: .noSuchThing)]))
    }

    @Test func `goes up where only those above handle it, in the same step`() {
        let below = spec.given(.opens(.sekolah, about: "lainnya"))
        let moved = below.when(
            .act("ganti-kategori", by: .dinas, with: ActionInput(category: "data"), at: .monday + 1.days)
        ).then(.recategorised(to: "data"), .forwarded(to: "pusat"), by: .person("dinas"))
        #expect(moved.ticket?.holder.tier == "pusat")
        #expect(moved.ticket?.category == "data")
        #expect(moved.due("teruskan-otomatis") == nil)
        #expect(moved.due("target-pusat") == .monday + 4.days)
        #expect(moved.maySee(.dinas))
    }

    @Test func `goes where the requester's own way in with the new category begins`() {
        let byTopic = spec.definition.with { workflow in
            workflow.categories[1].into = nil
            workflow.intake[0].categories = ["masuk", "lainnya"]
            workflow.intake.insert(Intake(by: ["operator-sekolah"], form: "pertanyaan", into: "pusat"), at: 1)
        }
        TicketSpec(byTopic).given(.opens(.sekolah, about: "lainnya"))
            .when(.act("ganti-kategori", by: .dinas, with: ActionInput(category: "data"), at: .monday))
            .then(.recategorised(to: "data"), .forwarded(to: "pusat"))
    }

    @Test func `stays where it is as long as those who hold it may handle it`() {
        spec.given(.opens(.sekolah, about: "lainnya"))
            .when(
                .act("ganti-kategori", by: .dinas, with: ActionInput(category: "masuk/lupa-sandi"), at: .monday)
            ).then(.recategorised(to: "masuk/lupa-sandi"))
        spec.given(.opens(.sekolah, about: "data")).when(turnsOut("lainnya", at: .monday))
            .then(.recategorised(to: "lainnya"))
    }

    @Test func `is refused where nobody stands who handles it`() {
        spec.given(.opens(.sekolah, about: "lainnya")).vacated(by: ["tim-helpdesk"])
            .when(.act("ganti-kategori", by: .dinas, with: ActionInput(category: "data"), at: .monday))
            .refused(.nobodyStands(from: "pusat"))
    }

    @Test func `starts and stops the clocks that are for some categories`() {
        let spec = TicketSpec(
            .sorting.with { $0.clocks[1].runsWhile = Condition(tiers: ["pusat"], categories: ["masuk"]) })
        let story = spec.given(.opens(.dinas, about: "lainnya"))
        #expect(story.due("target-pusat") == nil)
        let turned = story.given(turnsOut("masuk/lupa-sandi", at: .monday + 1.hours))
        #expect(turned.due("target-pusat") == .monday + 25.hours)
    }
}
