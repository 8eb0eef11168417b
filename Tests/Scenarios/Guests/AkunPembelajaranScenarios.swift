import Testing

/// Document 002 (DOMAIN.md 6.3): guests, for whom nobody vouches, are the helpdesk's from the start.
@Suite struct `A guest's report on an account for learning` {
    private static let pupil = Report(
        workflow: "akun-pembelajaran", form: "sekolah", category: "password",
        fields: [
            "email": "galih@surel.example", "email-pribadi": "galih@surel.example", "tipe-pengguna": "peserta-didik",
            "jenjang": "paud", "akun": "galih@paud.belajar.id", "nama-sekolah": "TK Tunas Harapan",
            "letak": "indonesia", "provinsi": "32", "npsn": "99900001", "nik": "3171990101900001",
        ], evidence: ["tangkapan-layar"])

    private let server: Server
    private let guest: Client
    private let staff: Client

    init() async throws {
        server = try await Server.start(DataCopy.practice())
        guest = try await server.guest()
        staff = try await server.signIn("agen1")
    }

    @Test func `is late after a working day, and closed 48 hours after data were asked for`() async throws {
        try await staff.goOn(to: .monday, at: 10)
        let opened = try await guest.ask(Self.pupil).expect(201).json
        let number = try opened["number"].integer()
        #expect(opened["tier"] == "helpdesk")
        try await staff.advance("\(24 * 60 - 1) minutes")
        #expect(try await staff.ticket(number)["flags"] == [])
        try await staff.advance("2 minutes")
        #expect(try await staff.ticket(number)["flags"] == ["terlambat"])
        try await staff.act("minta-data", on: number, "Mohon tanggal lahirnya.").expect(200)
        try await staff.advance("\(48 * 60 - 1) minutes")
        #expect(try await guest.ticket(number)["status"] == "open")
        #expect(try await guest.reminders(of: number) == 2)
        try await staff.advance("2 minutes")
        #expect(try await guest.ticket(number)["closeReason"] == "no-information")
        let again = try await guest.get("/tickets/\(number)/follow-up").expect(200).json
        #expect(again["follows"] == .number(Double(number)))
        #expect(again["fields"]["npsn"] == "99900001")
    }

    @Test func `ends seven days after an answer, and thirty after silence`() async throws {
        try await staff.goOn(to: .monday, at: 10)
        let answered = try await guest.ask(Self.pupil).expect(201).json["number"].integer()
        let silent = try await guest.ask(Self.pupil).expect(201).json["number"].integer()
        try await staff.act("jawab", on: answered, "Sudah diatur ulang.").expect(200)
        try await staff.advance("\(7 * 24 * 60 + 1) minutes")
        #expect(try await guest.ticket(answered)["closeReason"] == "idle")
        try await staff.advance("22 days")
        #expect(try await guest.ticket(silent)["status"] == "open")
        try await staff.advance("1 days")
        #expect(try await guest.ticket(silent)["unanswered"] == true)
    }

    @Test func `names every wrong answer, and what its form never asks`() async throws {
        let pupil = Self.pupil
        let other = pupil.with(["email-pribadi": "lain@surel.example", "nik": "12"])
        #expect(try await guest.faults(of: other) == ["fields.email-pribadi", "fields.nik"])
        #expect(try await guest.faults(of: pupil.with(["jabatan": "guru"])) == ["fields.jabatan"])
    }
}
