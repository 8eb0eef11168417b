import Testing

/// A line that breaks and a program that does not wait: the same request many times, at once and again.
@Suite struct `A guest whose request is sent many times` {
    private static let report = Report(
        workflow: "rapor-pendidikan", category: "lainnya",
        fields: [
            "email": "ratna@surel.example", "tipe-pengguna": "pendidik", "nama-instansi": "TK Tunas Harapan",
            "jenjang": "paud", "punya-npsn": "true", "npsn": "99900001", "letak": "indonesia", "provinsi": "32",
            "kabkota": "32.04",
        ])

    @Test func `has one ticket, and every answer says so, with the budget all but spent`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let guest = try await server.guest()
        for _ in 0..<4 { try await guest.ask(Self.report).expect(201) }
        let replies = try await withThrowingTaskGroup(of: Reply.self) { group in
            for _ in 0..<30 { group.addTask { try await guest.ask(Self.report, key: "satu-permintaan") } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(replies.map(\.status)) == [201])
        #expect(Set(try replies.map { try $0.json["number"].integer() }).count == 1)
        #expect(try await guest.ask(Self.report, key: "satu-permintaan").status == 201)
        try await guest.ask(Self.report, key: "permintaan-lain").expect(429)
        #expect(try await guest.numbers().count == 5)
    }
}
