import Testing

/// DOMAIN.md 6.7, E2, and 6.9, 7: whoever is abroad has no dinas, and is the centre's from the start.
@Suite struct `A guest abroad` {
    @Test(arguments: [
        `A report on Rapor Pendidikan`.school, `A report to belajar.id`.pupil,
        `A guest's report on an account for learning`.pupil, `A report on Pengelolaan Kinerja`.teacher,
    ])
    func `asks the centre, which reads from where`(report: Report) async throws {
        let server = try await Server.start(DataCopy.practice())
        let (guest, staff) = (try await server.guest(), try await server.signIn("agen1"))
        let abroad = report.with(
            ["letak": "luar-negeri", "punya-npsn": "false", "alasan-npsn": "Sekolah Indonesia di luar negeri."],
            without: "provinsi", "kabkota", "npsn")
        let ticket = try await guest.ask(abroad).expect(201).json
        #expect(ticket["place"]["level"] == "national")
        #expect(ticket["requester"]["place"]["code"] == "overseas")
        let number = try ticket["number"].integer()
        #expect(try await staff.inbox(ticket["tier"].text()).contains(number))
        #expect(try await staff.ticket(number)["requester"]["place"]["name"] == "Abroad")
        #expect(try await staff.act("jawab", on: number, "Silakan dicoba.").expect(200).json["awaiting"] == "requester")
    }
}
