import Testing
import Workflow

@Suite struct `A ticket that comes under another text of its workflow` {
    /// At the dinas for a day; its clock has two more to run.
    let story = TicketSpec().given(.opens(.sekolah))
    let later = Instant.monday + 1.days

    static func shorter(_ text: String) -> Definition { .dapodik.next { $0.clocks[0].after = .of(text) } }

    // MARK: Clocks

    @Test func `keeps what it was promised where nothing about its clocks changed`() {
        let after = story.whenMigrated(to: .dapodik.next(), at: later).then(.migrated, by: .service)
        #expect(after.ticket?.clocks == story.ticket?.clocks)
        #expect(after.ticket?.workflow == WorkflowReference(name: "dapodik-paud-dikmas", version: 2, hash: "decaf"))
    }

    @Test func `counts what it has counted towards a shorter span`() {
        let after = story.whenMigrated(to: Self.shorter("2 days"), at: later).then(.migrated)
        #expect(after.due("teruskan-otomatis") == .monday + 2.days)
        #expect(after.due("tutup-otomatis") == .monday + 7.days)
        after.when(.ring("teruskan-otomatis", at: .monday + 2.days)).then(.forwarded(to: "pusat"))
    }

    @Test func `is due at once where more than the new span has counted, and never in the past`() {
        let after = story.whenMigrated(to: Self.shorter("6 hours"), at: later).then(.migrated)
        #expect(after.due("teruskan-otomatis") == later)
    }

    @Test(arguments: [
        (ClockCarry.keep, Instant.monday + 3.days), (.rebase, .monday + 2.days), (.restart, .monday + 3.days),
    ])
    func `goes by the plan that it is given`(plan: ClockCarry, due: Instant) {
        let after = story.whenMigrated(to: Self.shorter("2 days"), plans: ["teruskan-otomatis": plan], at: later)
            .then(.migrated)
        #expect(after.due("teruskan-otomatis") == due)
        // A new arming for a new promise, so that a ring for the old one does nothing.
        after.when(.ring("teruskan-otomatis", arming: 1, due: .monday + 3.days, at: .monday + 3.days)).thenNothing()
        after.when(.ring("teruskan-otomatis", at: due)).then(.forwarded(to: "pusat"))
    }

    @Test func `that keeps its due moment pauses with what the new terms count until then`() {
        let after = story.whenMigrated(to: Self.shorter("2 days"), plans: ["teruskan-otomatis": .keep], at: later)
            .then(.migrated)
            .given(.act("jawab", by: .dinas, at: .monday + 2.days))
        #expect(after.ticket?.clocks["teruskan-otomatis"] == .standing(left: 1.days))
    }

    @Test func `starts a clock that the text before did not have from zero`() {
        let new = Definition.dapodik.next { workflow in
            workflow.clocks.insert(
                Clock(name: "tegur", runsWhile: .open, after: .of("2 days"), then: .flag("tegur")), at: 0)
        }
        let after = story.whenMigrated(to: new, at: later).then(.migrated)
        #expect(after.due("tegur") == later + 2.days)
    }

    @Test func `forgets a clock that is gone, whose ring then does nothing`() {
        let new = Definition.dapodik.next { $0.clocks.removeAll { $0.name == "teruskan-otomatis" } }
        let after = story.whenMigrated(to: new, at: later).then(.migrated)
        #expect(after.ticket?.clocks["teruskan-otomatis"] == nil)
        after.when(.ring("teruskan-otomatis", arming: 1, due: .monday + 3.days, at: .monday + 3.days)).thenNothing()
    }

    @Test func `stops a clock whose condition no longer holds, with what is left of it`() {
        let new = Definition.dapodik.next {
            $0.clocks[0].runsWhile = Condition(tiers: ["dinas"], awaiting: [.requester])
        }
        let after = story.whenMigrated(to: new, at: later).then(.migrated)
        #expect(after.ticket?.clocks["teruskan-otomatis"] == .standing(left: 2.days))
    }

    @Test func `carries over shares where plain time becomes working time`() {
        let new = Definition.working(on: .officeHours(.fixed(.wib))).next()
        // Of three days one has counted: one of three working days, so two are left from Tuesday 09:00.
        let after = story.whenMigrated(to: new, at: later).then(.migrated)
        #expect(after.due("teruskan-otomatis") == .monday + 3.days)
    }

    @Test func `keeps a due moment at which it is closed by now, if it is told to`() {
        let working = TicketSpec(.working(on: .officeHours(.fixed(.wib)))).given(.opens(.sekolah))
        let new = working.spec.definition.next { $0.calendar = .officeHours(.fixed(.wib), off: "2026-02-05") }
        let after = working.whenMigrated(to: new, plans: ["teruskan-otomatis": .keep], at: .monday + 1.hours)
            .then(.migrated)
        #expect(after.due("teruskan-otomatis") == .monday + 3.days)
    }

    // MARK: What has happened

    @Test func `lets what is due act first, as the text before promised it`() {
        let due = Instant.monday + 3.days + 1.hours
        let after = story.whenMigrated(to: Self.shorter("2 days"), at: due).then(.forwarded(to: "pusat"), .migrated)
        #expect(after.events[1].by == .clock("teruskan-otomatis", dueAt: .monday + 3.days))
    }

    @Test func `does not do again what it has done, however long the span is now`() {
        let late = TicketSpec().given(.opens(.dinas), .ring("target-pusat", at: .monday + 3.days))
        let new = Definition.dapodik.next { $0.clocks[1].after = .of("5 days") }
        let after = late.whenMigrated(to: new, at: .monday + 4.days).then(.migrated)
        #expect(after.ticket?.clocks["target-pusat"] == late.ticket?.clocks["target-pusat"])
        #expect(after.ticket?.flags == ["terlambat"])
        after.when(.ring("target-pusat", at: .monday + 5.days)).thenNothing()
    }

    @Test func `stays where it is under that text, and comes over once`() {
        let after = story.whenMigrated(to: .dapodik.next(), at: later).then(.migrated)
        after.whenMigrated(to: .dapodik.next(), at: later + 1.hours).thenNothing()
    }

    @Test func `is left alone once it is closed`() {
        let closed = story.given(.act("tutup", by: .sekolah, message: nil, at: later))
        closed.whenMigrated(to: Self.shorter("2 days"), at: later + 1.days).thenNothing()
        // Also where only what is due closes it.
        let quiet = TicketSpec().given(.opens(.dinas), .act("jawab", by: .pusat, at: .monday + 1.hours))
        quiet.whenMigrated(to: Self.shorter("2 days"), at: .monday + 9.days).then(.closed(.idle))
    }

    // MARK: Where it is

    @Test func `is seen by the new members of its tier, and still by the old ones`() throws {
        let new = Definition.dapodik.next { $0.tiers[0].members = "petugas-baru" }
        let after = story.whenMigrated(to: new, at: later).then(.migrated)
        let ticket = try #require(after.ticket)
        #expect(ticket.holder.members == "petugas-baru")
        #expect(ticket.isVisible(to: Person(id: "baru", roles: ["petugas-baru"], place: .bandung)))
        #expect(ticket.isVisible(to: .dinas))
        #expect(ticket.assignee == nil)
        after.when(.act("jawab", by: .dinas, at: later + 1.hours))
            .refused(.notNow("jawab", holder: "dinas", awaiting: .holder))
    }

    @Test func `goes with its tier to another kind of place`() {
        let new = Definition.dapodik.next { $0.tiers[0].inbox = .provinsi }
        let after = story.whenMigrated(to: new, at: later).then(.migrated)
        #expect(after.ticket?.holder.place == Place(province: "32"))
    }

    @Test func `goes on being checked by its team`() {
        let asked = TicketSpec(.consulting).given(.opens(.dinas), .act("periksa", by: .pusat, at: .monday + 1.hours))
        let new = Definition.consulting.next { $0.teams[0].members = "tim-analis" }
        let after = asked.whenMigrated(to: new, at: later).then(.migrated)
        #expect(after.ticket?.team?.members == "tim-analis")
        #expect(after.ticket?.awaiting == .team)
    }

    // MARK: Refused

    @Test func `is refused where its tier is gone`() {
        let new = Definition.dapodik.next { workflow in
            workflow.tiers[0].name = "kabkota"
            workflow.intake[0].into = "kabkota"
        }
        story.whenMigrated(to: new, at: later).refused(.cannotCross(.tierGone("dinas")))
    }

    @Test func `is refused where its team, its category, or its inbox is gone`() {
        let asked = TicketSpec(.consulting).given(.opens(.dinas), .act("periksa", by: .pusat, at: .monday + 1.hours))
        asked.whenMigrated(to: .consulting.next { $0.teams = [] }, at: later)
            .refused(.cannotCross(.teamGone("data")))
        let sorted = TicketSpec(.sorting).given(.opens(.sekolah, about: "lainnya"))
        sorted.whenMigrated(to: .sorting.next { $0.categories.removeLast() }, at: later)
            .refused(.cannotCross(.categoryGone("lainnya")))
        let central = TicketSpec().given(.opens(.dinas))
        central.whenMigrated(to: .dapodik.next { $0.tiers[1].inbox = .unit }, at: later)
            .refused(.cannotCross(.noInbox("pusat")))
    }

    @Test func `is refused where nobody stands in its new inbox, and not where nobody stands in the one it is in`() {
        let new = Definition.dapodik.next { $0.tiers[0].members = "petugas-baru" }
        story.vacated(by: ["petugas-baru"]).whenMigrated(to: new, at: later)
            .refused(.cannotCross(.nobodyStands("dinas")))
        story.vacated(by: ["operator-dinas"]).whenMigrated(to: .dapodik.next(), at: later).then(.migrated)
    }

    @Test func `is refused in a situation that the checker never meets`() {
        let asked = TicketSpec().given(.opens(.sekolah), .act("minta-data", by: .dinas, at: .monday + 1.hours))
        let new = Definition.dapodik.next { $0.actions.removeAll { $0.does == .ask } }
        asked.whenMigrated(to: new, at: later).refused(.cannotCross(.unreachable("dinas", .information)))
        // Where every ticket has a category, one without is met nowhere.
        story.whenMigrated(to: .sorting.next(), at: later).refused(.cannotCross(.unreachable("dinas", .holder)))
    }
}

@Suite struct `A ticket whose calendar changes` {
    let story = TicketSpec(.working(on: .officeHours(.fixed(.wib)))).given(.opens(.sekolah))

    @Test func `is due a day later for a holiday before its end, and says which clocks moved`() {
        let after = story.whenReplanned(on: .officeHours(.fixed(.wib), off: "2026-02-03"), at: .monday + 1.hours)
            .then(.replanned, by: .service)
        #expect(story.due("teruskan-otomatis") == .monday + 3.days)
        #expect(after.due("teruskan-otomatis") == .monday + 4.days)
        guard case .replanned(let replanning)? = after.events.last?.fact else { return }
        #expect(replanning.moved.map(\.clock) == ["teruskan-otomatis", "tutup-otomatis"])
        #expect(replanning.calendars.map(\.name) == ["jam-kerja"])
        #expect(replanning.workflow.version == 2)
    }

    @Test func `keeps what it has counted on days that are holidays only now`() {
        let after = story.whenReplanned(on: .officeHours(.fixed(.wib), off: "2026-02-02"), at: .monday + 1.days)
            .then(.replanned)
        #expect(after.due("teruskan-otomatis") == story.due("teruskan-otomatis"))
    }

    @Test func `is put under the new calendar also where nothing is due at another moment`() {
        let after = story.whenReplanned(on: .officeHours(.fixed(.wib), off: "2026-12-31"), at: .monday + 1.hours)
            .then(.replanned)
        guard case .replanned(let replanning)? = after.events.last?.fact else { return }
        #expect(replanning.moved == [])
        #expect(after.ticket?.workflow.hash == "decaf")
    }

    @Test func `hears nothing of a calendar that counts as before`() throws {
        let renamed = try WorkingCalendar(
            name: "jam-kerja", title: "Jam kantor", zone: .fixed(.wib), week: story.spec.definition.calendar.week,
            holidays: story.spec.definition.calendar.holidays)
        story.whenReplanned(on: renamed, at: .monday + 1.hours).thenNothing()
        // Nor where everything is plain time.
        TicketSpec(.dapodik.with { $0.calendar = .officeHours(.fixed(.wib)) }).given(.opens(.sekolah))
            .whenReplanned(on: .officeHours(.fixed(.wit)), at: .monday + 1.hours).thenNothing()
    }

    @Test func `leaves what is due already to the timekeeper, who rings it as it was promised`() {
        let late = Instant.monday + 4.days
        let after = story.whenReplanned(on: .officeHours(.fixed(.wib), off: "2026-02-03"), at: late).then(.replanned)
        #expect(after.due("teruskan-otomatis") == .monday + 3.days)
        after.when(.ring("teruskan-otomatis", at: late)).then(.forwarded(to: "pusat"))
    }

    @Test func `is replanned once, and not once it is closed`() {
        let calendar = WorkingCalendar.officeHours(.fixed(.wib), off: "2026-02-03")
        let after = story.whenReplanned(on: calendar, at: .monday + 1.hours).then(.replanned)
        after.whenReplanned(on: calendar, at: .monday + 2.hours).thenNothing()
        story.given(.act("tutup", by: .sekolah, message: nil, at: .monday + 1.hours))
            .whenReplanned(on: calendar, at: .monday + 2.hours).thenNothing()
    }
}
