import Testing

@testable import Workflow

@Suite struct `The flagship's file` {
    @Test func `is sound, without a warning`() throws {
        #expect(try ProjectFiles.flagship().diagnostics == [])
    }

    @Test func `says what the design says`() throws {
        let workflow = try #require(ProjectFiles.flagship().definition)
        #expect(workflow.name == "dapodik-paud-dikmas")
        #expect(workflow.tiers.map(\.name) == ["dinas", "pusat"])
        #expect(workflow.tiers.map(\.inbox) == [.kabkota, .national])
        #expect(
            workflow.intake == [
                Intake(by: ["operator-sekolah"], form: "pertanyaan", into: "dinas"),
                Intake(by: ["operator-dinas"], form: "pertanyaan", into: "pusat"),
                Intake(
                    by: ["petugas-ult"], onBehalfOf: ["operator-sekolah", "operator-dinas"], form: "kunjungan",
                    into: "pusat", channel: "walk-in", queue: "A",
                    desk: ServiceDesk(
                        title: Wording("Unit Layanan Terpadu", english: "Integrated Service Unit"),
                        address: "Gedung C Lantai Dasar, Jl. Jenderal Sudirman, Jakarta 10270")),
            ])
        #expect(
            workflow.actions == [
                Action(name: "jawab", does: .answer, by: .holder),
                Action(name: "balas", does: .reply, by: .requester),
                Action(name: "minta-data", does: .ask, by: .holder),
                Action(name: "ambil", does: .take, by: .holder),
                Action(name: "tugaskan", does: .assign, by: .holder),
                Action(name: "catat", does: .note, by: .holder),
                Action(name: "teruskan", does: .forward(to: "pusat"), by: .tier("dinas"), needsNote: true),
                Action(
                    name: "kembalikan", does: .return(to: "dinas"), by: .tier("pusat"),
                    when: Condition(requesters: ["operator-sekolah"]), needsNote: true),
                Action(name: "tutup", does: .close(.requester), by: .requester),
                Action(name: "nilai", does: .rate, by: .requester),
            ])
        #expect(workflow.clocks.map(\.name) == ["teruskan-otomatis", "target-pusat", "tutup-otomatis"])
        #expect(workflow.clocks.map(\.restarts) == [nil, nil, [.message, .forward]])
        #expect(workflow.clocks.map(\.after.description) == ["3 days", "3 days", "7 days"])
        #expect(workflow.clocks[0].runsWhile == Condition(tiers: ["dinas"], awaiting: [.holder]))
    }

    @Test func `has a hash that follows its text and its calendar`() throws {
        let text = String(decoding: try ProjectFiles.bytes("Workflows/dapodik-paud-dikmas.yaml"), as: UTF8.self)
        let calendars = try ProjectFiles.calendars()
        let loader = WorkflowLoader(calendars: calendars)
        let hash = loader.load(text, file: "a").definition?.hash
        #expect(hash?.count == 64)
        #expect(loader.load(text, file: "b").definition?.hash == hash)
        #expect(loader.load(text + "# more\n", file: "a").definition?.hash != hash)
        let other = WorkflowLoader(calendars: ["setiap-saat": try #require(calendars["jam-kerja-wib"])])
        #expect(other.load(text, file: "a").definition?.hash != hash)
    }

    @Test(arguments: ["\u{FEFF}", ""], ["\r\n", "\n"])
    func `may come from any editor`(mark: String, lineEnd: String) throws {
        let text = String(decoding: try ProjectFiles.bytes("Workflows/dapodik-paud-dikmas.yaml"), as: UTF8.self)
        let saved = mark + text.replacing("\n", with: lineEnd)
        let loaded = try ProjectFiles.workflowLoader().load(saved, file: "a")
        #expect(loaded.diagnostics == [])
        #expect(loaded.definition?.clocks == (try ProjectFiles.flagship().definition?.clocks))
    }

    @Test func `reads every keyword of the language`() throws {
        let text = """
            workflow: semua
            title: Semua kata
            calendar: setiap-saat
            tiers:
              dinas: { title: Dinas, members: operator-dinas, inbox: unit }
              pusat: { title: Pusat, members: tim-helpdesk, inbox: national }
            forms:
              data:
                title: Data
                fields:
                  nisn: { title: NISN, type: text, personal: true }
                  jenjang: { title: Jenjang, type: choice, options: [TK, KB], required: false }
            intake:
              - { by: petugas-ult, for: operator-dinas, form: data, into: dinas }
            actions:
              tolak: { title: Bukan di sini, does: close, by: holder, reason: out-of-scope, when: { tier: [dinas], awaiting: holder } }
              lanjut: { does: forward, by: requester, to: pusat, when: open }
            clocks:
              naik: { while: { tier: dinas }, restarts: reply, after: 3 days, remind: [1 day, 2 days], then: { forward: pusat } }
              habis: { while: { awaiting: [holder, information] }, after: 1 day, then: { close: no-information } }
            """
        let loaded = WorkflowLoader(calendars: ["setiap-saat": .always]).load(text, file: "a")
        let workflow = try #require(loaded.definition, "\(loaded.diagnostics)")
        #expect(workflow.intake[0].onBehalfOf == ["operator-dinas"])
        #expect(
            workflow.forms[0].fields == [
                Form.Field(name: "nisn", title: "NISN", type: .text, isPersonal: true),
                Form.Field(name: "jenjang", title: "Jenjang", type: .choice(["TK", "KB"]), isRequired: false),
            ])
        #expect(
            workflow.actions[0]
                == Action(
                    name: "tolak", title: "Bukan di sini", does: .close(.outOfScope), by: .holder,
                    when: Condition(tiers: ["dinas"], awaiting: [.holder])))
        #expect(workflow.clocks[0].reminders.map(\.description) == ["1 day", "2 days"])
        #expect(workflow.clocks[0].restarts == [.reply])
        #expect(workflow.clocks[1].runsWhile == Condition(awaiting: [.holder, .information]))
    }
}
