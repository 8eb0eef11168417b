import Workflow

extension Definition {
    /// The flagship, as `Workflows/dapodik-paud-dikmas.yaml` declares it, with every kind of action added, and with a
    /// forward that may go without a note.
    static let dapodik = Definition(
        name: "dapodik-paud-dikmas", title: "Helpdesk Dapodik PAUD dan Dikmas", hash: "c0ffee", calendar: .always,
        tiers: [
            Tier(name: "dinas", title: "Dinas Pendidikan Kab/Kota", members: "operator-dinas", inbox: .kabkota),
            Tier(name: "pusat", title: "Tim Helpdesk Pusat", members: "tim-helpdesk", inbox: .national),
        ],
        forms: [Form(name: "pertanyaan", title: "Pertanyaan"), Form(name: "kunjungan", title: "Kunjungan ke ULT")],
        intake: [
            Intake(by: ["operator-sekolah"], form: "pertanyaan", into: "dinas"),
            Intake(by: ["operator-dinas"], form: "pertanyaan", into: "pusat"),
            Intake(
                by: ["petugas-ult"], onBehalfOf: ["operator-sekolah", "operator-dinas"], form: "kunjungan",
                into: "pusat", channel: "walk-in"),
        ],
        actions: [
            Action(name: "jawab", does: .answer, by: .holder),
            Action(name: "balas", does: .reply, by: .requester),
            Action(name: "teruskan", does: .forward(to: "pusat"), by: .tier("dinas")),
            Action(name: "minta-data", does: .ask, by: .holder),
            Action(name: "kembalikan", does: .return(to: "dinas"), by: .tier("pusat")),
            Action(name: "tutup", does: .close(.requester), by: .requester),
        ],
        clocks: [
            Clock(
                name: "teruskan-otomatis", runsWhile: Condition(tiers: ["dinas"], awaiting: [.holder]),
                after: .of("3 days"), then: .forward(to: "pusat")),
            Clock(
                name: "target-pusat", runsWhile: Condition(tiers: ["pusat"], awaiting: [.holder]),
                after: .of("3 days"), then: .flag("terlambat")),
            Clock(
                name: "tutup-otomatis", runsWhile: .open, restarts: [.message, .forward], after: .of("7 days"),
                then: .close(.idle)),
        ])

    /// The flagship with the province between dinas and centre: two days on each rung.
    static let threeRungs = dapodik.with { workflow in
        workflow.tiers.insert(
            Tier(name: "provinsi", title: "Dinas Provinsi", members: "operator-provinsi", inbox: .provinsi), at: 1)
        workflow.actions += [
            Action(name: "naikkan", does: .forward(to: "provinsi"), by: .tier("dinas")),
            Action(name: "ke-pusat", does: .forward(to: "pusat"), by: .tier("provinsi")),
        ]
        workflow.clocks[0].after = .of("2 days")
        workflow.clocks[0].then = .forward(to: "provinsi")
        workflow.clocks.insert(
            Clock(
                name: "provinsi-ke-pusat", runsWhile: Condition(tiers: ["provinsi"], awaiting: [.holder]),
                after: .of("2 days"), then: .forward(to: "pusat")), at: 1)
    }

    /// The flagship with a team to ask, and with all that is done beside the conversation.
    static let consulting = dapodik.with { workflow in
        workflow.teams = [.data]
        workflow.actions += sideActions
    }

    /// With topics: one with a target of its own, one that starts at the centre, and one that goes another way.
    static let sorting = consulting.with { workflow in
        workflow.forms.append(
            Form(name: "akun", title: "Akun", fields: [Form.Field(name: "nisn", title: "NISN", type: .text)]))
        workflow.categories = [
            Category(
                name: "masuk", title: Wording("Masuk", english: "Signing in"), form: "akun",
                categories: [
                    Category(name: "lupa-sandi", title: "Lupa sandi", targets: ["target-pusat": .of("1 days")]),
                    Category(name: "akun-dinas", title: "Akun dinas", redirect: "Lewat formulir singkat."),
                ]),
            Category(name: "data", title: "Data", into: "pusat"),
            Category(name: "lainnya", title: "Lainnya"),
        ]
        workflow.actions.append(Action(name: "ganti-kategori", does: .recategorise, by: .holder))
    }

    static let sideActions = [
        Action(name: "catat", does: .note, by: .holder),
        Action(name: "ambil", does: .take, by: .holder),
        Action(name: "tugaskan", does: .assign, by: .holder),
        Action(name: "periksa", does: .refer(to: "data"), by: .holder),
        Action(name: "lapor", does: .report, by: .team),
        Action(
            name: "cek-status", does: .inquire, by: .requester, notBefore: Action.Lock(.of("5 days"), after: .refer)),
        Action(name: "duplikat", does: .duplicate, by: .holder),
        Action(name: "tolak", does: .close(.outOfScope), by: .holder, needsNote: true),
        Action(name: "nilai", does: .rate, by: .requester),
    ]

    /// The flagship with notices before things happen: one at the dinas, two before the end.
    static let reminding = dapodik.with { workflow in
        workflow.clocks[0].reminders = [.of("2 days")]
        workflow.clocks[2].reminders = [.of("5 days"), .of("6 days")]
    }

    /// The flagship with all its days counted as working days of `calendar`.
    static func working(on calendar: WorkingCalendar) -> Definition {
        dapodik.with { workflow in
            workflow.calendar = calendar
            for index in workflow.clocks.indices {
                workflow.clocks[index].after = .of("\(workflow.clocks[index].after.amount) working days")
            }
        }
    }

    /// The next text of the same workflow.
    func next(_ change: (inout Definition) -> Void = { _ in }) -> Definition {
        with { workflow in
            workflow.hash = "decaf"
            change(&workflow)
        }
    }

    func with(_ change: (inout Definition) -> Void) -> Definition {
        var copy = self
        change(&copy)
        return copy
    }
}

extension Tier {
    /// A team beside the ladder.
    static let data = Tier(name: "data", title: "Tim Data", members: "tim-data", inbox: .national)
}

extension WorkingCalendar {
    /// Monday to Friday from 08:00 to 16:00, with 17 February 2026 (Imlek) off.
    static func officeHours(_ zone: ZoneRule, off others: String...) -> WorkingCalendar {
        let weekdays: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
        let off = (["2026-02-17"] + others).compactMap { CivilDay($0) }.map { ($0, "Libur") }
        guard let hours = OpeningHours("08:00-16:00"),
            let calendar = try? WorkingCalendar(
                name: "jam-kerja", title: "Jam kerja", zone: zone,
                week: Dictionary(uniqueKeysWithValues: weekdays.map { ($0, [hours]) }),
                holidays: Dictionary(uniqueKeysWithValues: off))
        else { preconditionFailure("office hours are a sound calendar") }
        return calendar
    }
}
