import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A ticket that is read` {
    let tangga: TestInstallation

    init() async throws {
        tangga = try await TestInstallation(.twoServices)
        try await tangga.open(
            "ult1", message: "Mohon bantuan.", form: "kunjungan", workflow: "perangkat-sekolah",
            fields: ["telepon": "0812 3456"], for: "sekolah2")
        tangga.time.pass(1.hours)
        try await tangga.act("pusat1", "jawab", on: 1, message: "Sudah kami perbaiki.")
        tangga.time.pass(1.hours)
        try await tangga.act("sekolah2", "tutup", on: 1, message: "Terima kasih.")
    }

    @Test func `shows what was asked and by whom`() async throws {
        let view = try await tangga.tickets.view(1, for: tangga["ult1"])
        #expect(view.subject == "Gagal sinkronisasi")
        #expect(view.fields == ["telepon": "0812 3456"])
        #expect(view.requester.name == "Andi Mappaturung")
        #expect(view.requester.place.name == "KB Pelangi Bahari (latihan)")
        #expect(view.filer?.name == "Maria Goreti Sinaga")
        #expect(view.place.name == "Indonesia")
        #expect(view.ticket.channel == "walk-in")
    }

    @Test func `shows the words in their order, and whose they are`() async throws {
        let said = try await tangga.tickets.conversation(on: 1, for: tangga["sekolah2"])
        #expect(said.map(\.text) == ["Mohon bantuan.", "Sudah kami perbaiki.", "Terima kasih."])
        #expect(said.map(\.kind) == [.question, .answer, .note])
        #expect(said.map { $0.author?.name } == ["Maria Goreti Sinaga", "Sekar Puspitaningrum", "Andi Mappaturung"])
        #expect(said.map(\.isByRequester) == [false, false, true])
        #expect(said.map(\.version) == [1, 2, 3])
    }

    @Test func `names who or what acted`() async throws {
        try await tangga.open()
        try await tangga.pass(3.days)
        let history = try await tangga.tickets.history(of: 2, for: tangga["pusat1"])
        #expect(history.map(\.event.type) == ["ticket.opened/1", "ticket.forwarded/1"])
        #expect(history.map { $0.person?.name } == ["Rina Kusumawardani", nil])
    }

    @Test func `is shown as it was`() async throws {
        let was: [(Int64, Int)] = [(0, 1), (1.hours - 1, 1), (1.hours, 2), (2.hours, 3), (90.days, 3)]
        for (later, version) in was {
            #expect(
                try await tangga.tickets.view(1, for: tangga["sekolah2"], at: .monday + later).ticket.version == version
            )
        }
        await #expect(throws: DeskError.refused(.noSuchTicket)) {
            try await tangga.tickets.view(1, for: tangga["sekolah2"], at: .monday + -1)
        }
    }

    @Test func `says what can be done with it, and why not now`() async throws {
        try await tangga.open()
        let school = try await tangga.tickets.view(2, for: tangga["sekolah1"]).actions
        #expect(school.map(\.action.name) == ["balas", "tutup", "nilai"])
        #expect(school.map(\.refusal) == [nil, nil, .notNow("nilai", holder: "dinas", awaiting: .holder)])
        let closed = try await tangga.tickets.view(1, for: tangga["sekolah2"]).actions
        #expect(closed.map(\.refusal) == [.ticketClosed(.requester), .ticketClosed(.requester), nil])
    }
}
