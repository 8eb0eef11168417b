import EventStore
import TestSupport
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A guest's ticket` {
    let tangga: TestInstallation
    let guest: Person
    static let canary = "kenari-kuning-7731"

    init() async throws {
        tangga = try await TestInstallation(WorkflowFiles(GuestWorkflow.text))
        guest = try tangga.installation.guests.welcome(from: "198.51.100.1", at: .noon).person
    }

    @discardableResult
    private func ask(
        _ fields: [FieldName: String] = [:], as person: Person? = nil,
        category: CategoryPath? = CategoryPath(["masuk"]),
        follows: TicketNumber? = nil
    ) async throws -> Ticket {
        let answers = ["email": "wati@contoh.test", "tipe": "lain"] as [FieldName: String]
        let question = Question(
            workflow: "bantuan-tamu", form: "laporan", category: category, subject: "Tidak bisa masuk",
            message: "Mohon petunjuknya.", fields: answers.merging(fields) { $1 }, follows: follows)
        return try await tangga.installation.reception.open(question, by: person ?? guest).ticket
    }

    private func act(_ action: ActionName, on number: TicketNumber, as person: Person) async throws {
        _ = try await tangga.installation.reception.take(action, on: number, message: "Silakan.", by: person)
    }

    // MARK: Where it lands

    @Test(arguments: [
        (["tipe": "sekolah", "npsn": "99900001"], "ID/32/32.04/99900001", "dinas"),
        (["provinsi": "73", "kabkota": "73.71"], "ID/73/73.71", "dinas"),
        // The unit says where it is, whatever else was chosen.
        (
            ["tipe": "sekolah", "npsn": "99900002", "provinsi": "32", "kabkota": "32.04"], "ID/73/73.71/99900002",
            "dinas"
        ),
        // Nobody stands at that dinas.
        (["provinsi": "32", "kabkota": "32.01"], "ID/32/32.01", "pusat"),
        (["provinsi": "32"], "ID/32", "pusat"),
        (["tipe": "sekolah", "npsn": "99999999", "kabkota": "32.04"], "ID/32/32.04", "dinas"),
        ([:], "ID/unknown/unknown", "pusat"),
        (["tipe": "sekolah", "npsn": "99999999"], "ID/unknown/unknown", "pusat"),
    ])
    func `lands where the answers say`(fields: [String: String], place: String, tier: String) async throws {
        let answers = Dictionary(uniqueKeysWithValues: fields.map { (FieldName($0.key), $0.value) })
        let ticket = try await ask(answers)
        #expect(ticket.requesterPlace.path == place)
        #expect(ticket.holder.tier.rawValue == tier)
        #expect(ticket.requesterRole == .guest)
    }

    @Test func `of somebody who signed in belongs where their account does`() async throws {
        let ticket = try await ask(["kabkota": "73.71"], as: tangga["sekolah1"])
        #expect(ticket.requesterPlace.path == "ID/32/32.04/99900001")
        #expect(ticket.guest == nil)
    }

    // MARK: Who it is

    @Test func `names its guest as they named themselves`() async throws {
        try await ask(["nama": "Wati Lestari", "kabkota": "32.04"])
        try await act("jawab", on: 1, as: tangga["dinas1"])
        try await act("balas", on: 1, as: guest)
        let dinas = tangga["dinas1"]
        let view = try await tangga.tickets.view(1, for: dinas)
        #expect(view.requester.name == "Wati Lestari")
        #expect(view.requester.place.name == "Kabupaten Bandung")
        let said = try await tangga.tickets.conversation(on: 1, for: dinas)
        #expect(said.map { $0.author?.name } == ["Wati Lestari", "Dadan Suryana", "Wati Lestari"])
        #expect(said.map(\.isByRequester) == [true, false, true])
        let listed = try await tangga.tickets.list(TicketFilter(), for: dinas, cursor: nil, limit: 5)
        #expect(listed.items.map(\.requester.name) == ["Wati Lestari"])
        #expect(listed.items.map(\.requester.place.name) == ["Kabupaten Bandung"])
        let inbox = try await tangga.tickets.inbox("dinas", of: nil, for: dinas, cursor: nil, limit: 5)
        #expect(inbox?.items.map(\.requester.name) == ["Wati Lestari"])
    }

    @Test func `names nobody where they gave no name`() async throws {
        try await ask()
        let staff = tangga["pusat1"]
        #expect(try await tangga.tickets.view(1, for: staff).requester.name == nil)
        #expect(try await tangga.tickets.history(of: 1, for: staff).map { $0.person?.name } == [nil])
        let listed = try await tangga.tickets.list(TicketFilter(), for: staff, cursor: nil, limit: 5)
        #expect(listed.items.map(\.requester.name) == [nil])
        #expect(listed.items.map(\.requester.id) == [guest.id])
    }

    @Test func `keeps the address that answers go to, sealed`() async throws {
        let ticket = try await ask()
        let opener = try await tangga.installation.vault.opener(for: [guest.id])
        #expect(try opener.guestContact(of: ticket) == "wati@contoh.test")
    }

    @Test func `holds nothing of them in clear, in no table`() async throws {
        try await ask(["nama": Self.canary, "email": "\(Self.canary)@contoh.test"])
        let columns = try await tangga.database.read { connection in
            try connection.all(
                """
                SELECT tables.name, columns.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
                WHERE tables.type = 'table'
                """
            ) { (try $0.text(0), try $0.text(1)) }
        }
        #expect(columns.count > 80)
        for (table, column) in columns {
            let sql = """
                SELECT count(*) FROM "\(table)"
                WHERE instr(CAST("\(column)" AS BLOB), CAST('kenari' AS BLOB)) > 0
                """
            #expect(try await tangga.count(sql) == 0, "\(table).\(column)")
        }
    }

    @Test func `of somebody erased names them nowhere, and takes no more words`() async throws {
        try await ask(["nama": "Wati Lestari"])
        try await tangga.installation.vault.erase(guest.id)
        let staff = tangga["pusat1"]
        let view = try await tangga.tickets.view(1, for: staff)
        #expect(view.requester.name == nil)
        #expect(view.fields["nama"] == .some(nil))
        let listed = try await tangga.tickets.list(TicketFilter(), for: staff, cursor: nil, limit: 5)
        #expect(listed.items.map(\.requester.name) == [nil])
        await #expect(throws: VaultError.erased(guest.id)) { try await act("balas", on: 1, as: guest) }
    }

    @Test func `is the same after a rebuild`() async throws {
        try await ask(["nama": "Wati Lestari", "kabkota": "32.04"])
        try await ask()
        try await ask(as: tangga["sekolah1"])
        #expect(try await tangga.faults() == [])
        let opener = try await tangga.installation.vault.opener()
        _ = try await tangga.database.write { try Rebuild($0) { try opener.subject(of: $0) }.run() }
        #expect(try await tangga.faults() == [])
        let listed = try await tangga.tickets.list(TicketFilter(), for: guest, cursor: nil, limit: 5)
        #expect(listed.items.map(\.requester.name) == [nil, "Wati Lestari"])
    }

    // MARK: Whose it is

    @Test func `is nobody's but the guest's and the staff's`() async throws {
        try await ask(["kabkota": "32.04"])
        let stranger = try tangga.installation.guests.welcome(from: "198.51.100.1", at: .noon).person
        for person in [stranger, tangga["sekolah1"], tangga["dinas2"], .anybody] {
            await #expect(throws: DeskError.refused(.noSuchTicket)) { try await tangga.tickets.view(1, for: person) }
            await #expect(throws: DeskError.refused(.noSuchTicket)) { try await act("balas", on: 1, as: person) }
            await #expect(throws: DeskError.refused(.noSuchTicket)) {
                try await tangga.tickets.followUp(to: 1, for: person)
            }
            let listed = try await tangga.tickets.list(TicketFilter(), for: person, cursor: nil, limit: 5)
            #expect(listed.items.isEmpty)
        }
        #expect(try await tangga.tickets.inboxes(of: guest).isEmpty)
    }

    @Test func `may be followed up by nobody else`() async throws {
        try await ask()
        try await act("tutup", on: 1, as: guest)
        let stranger = try tangga.installation.guests.welcome(from: "198.51.100.1", at: .noon).person
        let fault = FieldFault(field: "follows", kind: .noSuchThing)
        for number in [1, 99] {
            await #expect(throws: DeskError.refused(.form([fault]))) { try await ask(as: stranger, follows: number) }
        }
        #expect(try await ask(follows: 1).follows == 1)
    }
}

@Suite struct `A new report after the end` {
    let tangga: TestInstallation
    let guest: Person

    init() async throws {
        tangga = try await TestInstallation(WorkflowFiles(GuestWorkflow.text))
        guest = try tangga.installation.guests.welcome(from: "198.51.100.1", at: .noon).person
        let question = Question(
            workflow: "bantuan-tamu", form: "laporan", category: CategoryPath(["masuk"]), subject: "Tidak bisa masuk",
            message: "Mohon petunjuknya.",
            fields: [
                "email": "wati@contoh.test", "nama": "Wati", "tipe": "sekolah", "npsn": "99900001",
                "provinsi": "32", "kabkota": "32.04",
            ])
        _ = try await tangga.installation.reception.open(question, by: guest)
    }

    private func close() async throws {
        _ = try await tangga.installation.reception.take("tutup", on: 1, message: nil, by: guest)
    }

    @Test func `is not needed while the ticket is open`() async throws {
        await #expect(throws: StillOpen()) { try await tangga.tickets.followUp(to: 1, for: guest) }
    }

    @Test func `comes filled in from the old one, and is taken as it is`() async throws {
        try await close()
        let followUp = try await tangga.tickets.followUp(to: 1, for: guest)
        #expect(followUp.category == CategoryPath(["masuk"]))
        #expect(followUp.subject == "Tidak bisa masuk")
        #expect(followUp.fields.keys.sorted() == ["email", "kabkota", "nama", "npsn", "provinsi", "tipe"])
        let question = Question(
            workflow: followUp.workflow, form: followUp.form, category: followUp.category,
            subject: followUp.subject ?? "", message: "Muncul lagi.", fields: followUp.fields, follows: followUp.follows
        )
        let ticket = try await tangga.installation.reception.open(question, by: guest).ticket
        #expect(ticket.follows == 1)
    }

    /// The workflow went on meanwhile: another form, another category.
    @Test func `asks for what the form of today asks for`() async throws {
        try await close()
        let newer = GuestWorkflow.text
            .replacing(
                "      nama: { title: Nama, type: text, required: false, personal: true, prefill: account.name }\n",
                with: ""
            )
            .replacing("options: { sekolah: Sekolah, lain: Lainnya }", with: "options: { guru: Guru, lain: Lainnya }")
            .replacing("shown: { tipe: sekolah }", with: "shown: { tipe: guru }")
            .replacing("masuk: Tidak bisa masuk", with: "akses: Tidak bisa masuk")
        let later = try await tangga.restarted(WorkflowFiles(newer))
        #expect(later.diagnostics.isEmpty)
        let followUp = try await later.tickets.followUp(to: 1, for: guest)
        #expect(followUp.category == nil)
        #expect(followUp.fields == ["email": "wati@contoh.test", "provinsi": "32", "kabkota": "32.04"])
    }

    @Test func `is the requester's to write`() async throws {
        try await close()
        await #expect(throws: DeskError.refused(.intakeClosed("laporan"))) {
            try await tangga.tickets.followUp(to: 1, for: tangga["dinas1"])
        }
    }
}

@Suite struct `Guests in practice mode` {
    @Test func `play their part in the script: one guest for each ticket`() async throws {
        let tangga = try await TestInstallation(WorkflowFiles(Self.withoutCategories), practises: true)
        let practice = try #require(tangga.installation.practice)
        let script = try PracticeScript(
            yaml: """
                workflow: bantuan-tamu
                tickets:
                  - shows: a guest's, answered
                    steps:
                      - by: guest
                        open:
                          form: laporan
                          subject: Tidak bisa masuk
                          message: Mohon petunjuknya.
                          fields: { email: wati@contoh.test, nama: Wati Lestari, tipe: lain, kabkota: "32.04" }
                      - { wait: 1 days }
                      - { by: dinas1, do: jawab, message: Silakan. }
                      - { by: guest, do: tutup }
                  - shows: another guest's
                    steps:
                      - by: guest
                        open:
                          form: laporan
                          subject: Belum bisa juga
                          message: Mohon petunjuknya.
                          fields: { email: wati@contoh.test, tipe: lain }
                """)
        try await PracticeSeeding(tangga.installation, practice: practice).play(script)
        let tickets = try await tangga.allTickets()
        #expect(tickets.map(\.end?.reason) == [.requester, nil])
        #expect(Set(tickets.map(\.requester)).count == 2)
        #expect(tickets.allSatisfy { $0.requester.isGuest && $0.guest != nil })
        #expect(try await PracticeGuests(tangga.installation).tickets().map(\.number).sorted() == [1, 2])
    }

    private static let withoutCategories = GuestWorkflow.text
        .replacing("categories:\n  masuk: Tidak bisa masuk\n  lainnya: Lainnya\n", with: "")

    @Test func `can be looked up with their links`() async throws {
        let tangga = try await TestInstallation(WorkflowFiles(GuestWorkflow.text, WorkflowFiles.flagshipText))
        try await tangga.open()
        let guest = try tangga.installation.guests.welcome(from: "198.51.100.1", at: .noon).person
        let question = Question(
            workflow: "bantuan-tamu", form: "laporan", category: CategoryPath(["masuk"]), subject: "Tidak bisa masuk",
            message: "Mohon petunjuknya.", fields: ["email": "wati@contoh.test", "tipe": "lain"])
        _ = try await tangga.installation.reception.open(question, by: guest)
        let entries = try await PracticeGuests(tangga.installation).tickets()
        let link = try #require(tangga.installation.guests.link(for: guest.id))
        #expect(
            entries == [
                .init(number: 2, workflow: "bantuan-tamu", subject: "Tidak bisa masuk", isOpen: true, link: link)
            ])
    }
}
