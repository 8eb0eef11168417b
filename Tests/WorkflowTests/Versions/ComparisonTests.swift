import Testing

@testable import Workflow

@Suite struct `Two texts of a workflow` {
    private let bound = Bound(
        longest: .init(milliseconds: 10.days, start: Situation(tier: "dinas", awaiting: .holder), way: [], rings: []),
        fromIntake: [])

    private func compared(_ old: Definition = .sorting, _ change: (inout Definition) -> Void) -> [Difference] {
        Comparison(of: old, bound, with: old.next(change), bound).differences
    }

    @Test func `that say the same do not differ, whatever their comments are`() {
        #expect(compared { _ in } == [])
    }

    @Test func `differ in tiers that came, went, were renamed or have other members`() {
        #expect(
            compared { $0.tiers[0].name = "kabkota" }.first == .init(.tier("dinas"), .renamed("kabkota"), .forbidden))
        #expect(compared { $0.tiers.removeFirst() }.first == .init(.tier("dinas"), .removed, .forbidden))
        #expect(
            compared { $0.tiers[0].members = "x" } == [
                .init(.tier("dinas"), .members("operator-dinas", "x"), .needsPlan)
            ])
        #expect(
            compared { $0.tiers[0].inbox = .provinsi } == [
                .init(.tier("dinas"), .inbox(.kabkota, .provinsi), .needsPlan)
            ])
        #expect(compared { $0.tiers.swapAt(0, 1) } == [.init(.workflow, .order, .needsPlan)])
        #expect(compared { $0.teams = [] } == [.init(.team("data"), .removed, .forbidden)])
    }

    @Test func `differ in the ways in, forms and fields, which open tickets have behind them`() {
        #expect(
            compared { $0.intake.removeFirst() } == [
                .init(.intake(form: "pertanyaan", into: "dinas"), .removed, .compatible)
            ])
        let field = Difference.Subject.field("nisn", of: "akun")
        #expect(
            compared { $0.forms[2].fields[0].required = .never } == [
                .init(field, .required(.always, .never), .compatible)
            ])
        #expect(compared { $0.forms[2].fields[0].type = .paragraph } == [.init(field, .kind, .compatible)])
        #expect(compared { $0.forms[2].fields = [] } == [.init(field, .removed, .compatible)])
        #expect(compared { $0.forms[2].fields[0].sameAs = "nisn" } == [.init(field, .otherwise, .compatible)])
    }

    @Test func `differ in categories, which tickets must have`() {
        #expect(compared { $0.categories.removeLast() } == [.init(.category("lainnya"), .removed, .forbidden)])
        #expect(
            compared { $0.categories[2].redirect = "Lewat telepon." } == [
                .init(.category("lainnya"), .closedToTickets, .forbidden)
            ])
        #expect(
            compared { $0.categories[2].targets = ["target-pusat": .of("2 days")] } == [
                .init(.category("lainnya"), .target("target-pusat", nil, .of("2 days")), .needsPlan)
            ])
        let first = compared(.consulting) { $0.categories = Definition.sorting.categories }
        #expect(first.contains(.init(.category("lainnya"), .added, .forbidden)))
    }

    @Test func `differ in what people may do`() {
        let action = Difference.Subject.action("jawab")
        #expect(
            compared { $0.actions[0].by = .tier("pusat") } == [
                .init(action, .performer(.holder, .tier("pusat")), .compatible)
            ])
        #expect(compared { $0.actions[0].does = .note } == [.init(action, .deed(.answer, .note), .compatible)])
        #expect(compared { $0.actions.removeFirst() } == [.init(action, .removed, .compatible)])
        let lock = Action.Lock(.of("1 days"), after: .opened)
        #expect(compared { $0.actions[0].notBefore = lock } == [.init(action, .lock(nil, lock), .compatible)])
    }

    @Test func `differ in what time does`() {
        let clock = Difference.Subject.clock("teruskan-otomatis")
        func clocks(_ change: (inout Clock) -> Void) -> [Difference.Change] {
            let differences = compared { change(&$0.clocks[0]) }
            #expect(differences.allSatisfy { $0.subject == clock && $0.consequence == .needsPlan })
            return differences.map(\.change)
        }
        #expect(clocks { $0.after = .of("2 days") } == [.span(.of("3 days"), .of("2 days"))])
        #expect(clocks { $0.ends = .closing } == [.ending(.sameTime, .closing)])
        #expect(clocks { $0.restarts = [.message] } == [.restarts(nil, [.message])])
        #expect(clocks { $0.reminders = [.of("1 days")] } == [.reminders([], [.of("1 days")])])
        #expect(clocks { $0.then = .flag("x") } == [.effect(.forward(to: "pusat"), .flag("x"))])
        #expect(clocks { $0.runsWhile = .open }.count == 1)
        #expect(compared { $0.clocks.removeFirst() } == [.init(clock, .removed, .needsPlan)])
    }

    @Test func `differ in holidays only where somebody counts on them`() throws {
        let off = try #require(CivilDay("2026-02-03"))
        let calendar = Difference.Subject.calendar("jam-kerja")
        let added = Difference.Change.holidays(added: [off], removed: [])
        let working = compared(.working(on: .officeHours(.fixed(.wib)))) { $0.addHolidays([off]) }
        #expect(working == [.init(calendar, added, .needsPlan)])
        let plain = compared(.dapodik.with { $0.calendar = .officeHours(.fixed(.wib)) }) { $0.addHolidays([off]) }
        #expect(plain == [.init(calendar, added, .compatible)])
        let moved = compared(.working(on: .officeHours(.fixed(.wib)))) { $0.calendar = .officeHours(.holder) }
        #expect(moved == [.init(calendar, .zone, .needsPlan)])
    }

    @Test func `differ in their quiet hours and in the bound`() {
        let quiet = QuietHours("21:00-06:00")
        #expect(compared { $0.quiet = quiet } == [.init(.workflow, .quiet(nil, quiet), .compatible)])
        var shorter = bound
        shorter.longest.milliseconds = 9.days
        #expect(
            Comparison(of: .dapodik, bound, with: .dapodik, shorter).differences == [
                .init(.workflow, .bound(10.days, 9.days), .compatible)
            ])
    }

    // MARK: Whom it is about

    @Test func `touch the tickets that are there`() throws {
        let atDinas = try #require(TicketSpec().given(.opens(.sekolah)).ticket)
        let atCentre = try #require(TicketSpec().given(.opens(.dinas)).ticket)
        func touched(_ subject: Difference.Subject, _ change: Difference.Change) -> [Bool] {
            [atDinas, atCentre].map { Difference(subject, change, .needsPlan).touches($0, under: .dapodik) }
        }
        #expect(touched(.tier("dinas"), .removed) == [true, false])
        #expect(touched(.tier("baru"), .added) == [false, false])
        #expect(touched(.form("pertanyaan"), .removed) == [false, false])
        #expect(touched(.action("teruskan"), .removed) == [true, false])
        #expect(touched(.action("jawab"), .removed) == [true, true])
        #expect(touched(.clock("target-pusat"), .span(.of("3 days"), .of("2 days"))) == [true, true])
        #expect(touched(.category("lainnya"), .removed) == [false, false])
        let late = try #require(
            TicketSpec().given(.opens(.dinas), .ring("target-pusat", at: .monday + 3.days)).ticket)
        let span = Difference.Change.span(.of("3 days"), .of("2 days"))
        // What it has done it has done.
        #expect(!Difference(.clock("target-pusat"), span, .needsPlan).touches(late, under: .dapodik))
    }

    // MARK: Words

    private func told(_ old: Definition, _ new: Definition, _ language: Language) throws -> String {
        let comparison = Comparison(of: old, bound, with: new, bound)
        let words = DifferenceWords(comparison, try ProjectFiles.texts(), in: language)
        return comparison.differences.map { "[\(words.consequence($0.consequence))] \(words.sentence($0))" }
            .joined(separator: "\n")
    }

    /// Everything that can differ, in both languages.
    @Test(arguments: Language.allCases)
    func `are told apart in sentences`(language: Language) throws {
        let old = Definition.sorting.with { $0.calendar = .officeHours(.fixed(.wib)) }
        let new = old.next { workflow in
            workflow.title = "Layanan baru"
            workflow.tiers[0].name = "kabkota"
            workflow.tiers[1].title = "Pusat"
            workflow.tiers[1].members = "tim-baru"
            workflow.tiers[1].inbox = .provinsi
            workflow.teams = []
            workflow.intake.removeFirst()
            workflow.forms[0].title = "Tanya"
            workflow.forms[1].help = "Isi seperlunya."
            workflow.forms[2].fields = [
                Form.Field(
                    name: "nisn", title: "NISN", type: .paragraph, required: .never,
                    shown: FieldCondition([]), isPersonal: true)
            ]
            workflow.categories[0].categories[0].targets = [:]
            workflow.categories[1].into = nil
            workflow.categories[1].form = "akun"
            workflow.categories[2].redirect = "Lewat telepon."
            workflow.actions[0].by = .tier("pusat")
            workflow.actions[1].does = .note
            workflow.actions[2].when = Condition(awaiting: [.holder])
            workflow.actions[3].needsNote = true
            workflow.actions[4].notBefore = Action.Lock(.of("1 days"), after: .opened)
            workflow.clocks[0].after = .of("2 working days")
            workflow.clocks[0].runsWhile = .open
            workflow.clocks[0].reminders = [.of("1 working days"), .of("2/3")]
            workflow.clocks[0].ends = .closing
            workflow.clocks[1].then = .close(.idle)
            workflow.clocks[1].restarts = [.answer]
            workflow.calendar = .officeHours(.holder, off: "2026-02-03")
            workflow.quiet = QuietHours("21:00-06:00")
        }
        let text = try told(old, new, language)
        #expect(!text.contains("versions.") && !text.contains("handbook."), "\(text)")
        #expect(text.firstMatch(of: /[{}]/) == nil)
        try GoldenFile("differences.\(language.rawValue).txt").expect(text)
    }

    @Test(arguments: Language.allCases)
    func `of the flagship say that two days are enough, and nine the most`(language: Language) throws {
        let text = String(decoding: try ProjectFiles.bytes("Workflows/dapodik-paud-dikmas.yaml"), as: UTF8.self)
        let changed = text.replacing("after: 3 days                     # the published", with: "after: 2 days  # a")
        let loader = try ProjectFiles.workflowLoader()
        let (old, new) = (loader.load(text, file: "a"), loader.load(changed, file: "b"))
        let comparison = Comparison(
            of: try #require(old.definition), try #require(old.bound), with: try #require(new.definition),
            try #require(new.bound))
        let words = DifferenceWords(comparison, try ProjectFiles.texts(), in: language)
        try GoldenFile("dapodik-paud-dikmas.\(language.rawValue).txt")
            .expect(comparison.differences.map(words.sentence).joined(separator: "\n"))
    }

    @Test func `have a word for each obstacle and way`() throws {
        let texts = try ProjectFiles.texts()
        let obstacles: [CrossingObstacle] = [
            .tierGone("a"), .teamGone("a"), .categoryGone("a"), .noInbox("a"), .nobodyStands("a"),
            .unreachable("a", .holder),
        ]
        for obstacle in obstacles {
            #expect(texts.placeholders(of: obstacle.textKey) == Set(obstacle.textArguments.keys))
        }
        let keys =
            ClockCarry.allCases.map { "migrate.carry.\($0.rawValue)" }
            + Difference.Consequence.allCases.map { "versions.consequence.\($0.rawValue)" }
        #expect(keys.filter { !texts.contains($0) } == [])
    }
}
