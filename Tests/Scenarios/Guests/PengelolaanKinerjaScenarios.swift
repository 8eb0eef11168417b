import Foundation
import Testing

/// Document 004 (DOMAIN.md 6.4): four levels of category, five documents, eight working hours of a ten-hour day.
@Suite struct `A report on Pengelolaan Kinerja` {
    private static let access = "pengelolaan-kinerja/akses/tidak-bisa-akses/data-terkini"
    static let teacher = Report(
        workflow: "pengelolaan-kinerja", category: access,
        fields: [
            "nama": "Wayan Sudiasih", "akun": "wayan@guru.sd.belajar.id", "jenis-pengguna": "pendidik/guru/pns",
            "jenis-ptk": "guru-kelas", "letak": "indonesia", "provinsi": "32", "kabkota": "32.04",
            "punya-npsn": "true", "npsn": "99900001", "nip": "199007072015041995", "memakai": "android",
            "versi": "1.47",
        ], evidence: ["jenis-ptk-dapodik", "status-kepegawaian", "profil", "bukti-versi", "galat"])

    private let server: Server
    private let guest: Client
    private let staff: Client

    init() async throws {
        server = try await Server.start(DataCopy.practice())
        guest = try await server.guest()
        staff = try await server.signIn("agen1")
    }

    @Test func `asks civil servants for their number, and names every wrong answer`() async throws {
        let teacher = Self.teacher
        #expect(try await guest.faults(of: teacher.with([:], without: "nip")) == ["fields.nip"])
        #expect(
            try await guest.faults(of: teacher.with(["nip": "12", "akun": "wayan@surel.example"])) == [
                "fields.akun", "fields.nip",
            ])
        #expect(
            try await guest.faults(of: teacher.with(["jenis-pengguna": "pendidik/guru"])) == ["fields.jenis-pengguna"])
        #expect(try await guest.faults(of: teacher.with(["jenis-ptk": "penjaga"])) == ["fields.jenis-ptk"])
        var bare = teacher
        bare.evidence = ["jenis-ptk-dapodik"]
        #expect(
            try await Set(guest.faults(of: bare))
                .isSuperset(of: ["fields.galat", "fields.profil", "fields.status-kepegawaian"]))
    }

    @Test func `of somebody who is none has no such number`() async throws {
        let other = Self.teacher.with(["jenis-pengguna": "pendidik/guru/non-asn"])
        #expect(try await guest.ask(other).expect(201).json["fields"]["nip"] == .null)
    }

    @Test func `that only the school can mend is told so before it is made`() async throws {
        var report = Self.teacher
        report.category = "pengelolaan-kinerja/akses/tidak-bisa-akses/data-belum-terkini"
        #expect(try await guest.ask(report).expect(409).json["type"] == "/problems/redirected")
    }

    @Test func `comes with exactly five documents, and no more`() async throws {
        let opened = try await guest.ask(Self.teacher).expect(201).json
        let number = try opened["number"].integer()
        let files = try await staff.get("/tickets/\(number)/messages").expect(200).json["items"][0]["attachments"]
            .list()
        #expect(try files.map { try $0["kind"].text() }.sorted() == ["pdf", "png", "png", "png", "png"])
        let ids = try await (0..<6).asyncMap { JSON.text(try await guest.sendFile(named: "\($0).png")) }
        let refused = try await guest.post(
            "/tickets/\(number)/actions/balas", ["message": "Enam berkas.", "attachments": .list(ids)])
        #expect(refused.status == 422)
    }

    /// "Check within 8 jam kerja: Mon 09:00 -> Mon 17:00; Fri 16:00 -> next Mon 14:00."
    @Test(arguments: [(Weekday.monday, Int64(9), 8 * hour), (.friday, 16, 70 * hour)])
    func `is late after eight working hours`(weekday: Weekday, time: Int64, later: Int64) async throws {
        try await staff.goOn(to: weekday, at: time)
        let opened = try await guest.ask(Self.teacher).expect(201).json
        let number = try opened["number"].integer()
        let due = try opened["clocks"].named("target-jawab")["dueAt"].milliseconds()
        #expect(try due == opened["openedAt"].milliseconds() + later)
        try await staff.advance("\(later / minute - 1) minutes")
        #expect(try await staff.ticket(number)["flags"] == [])
        try await staff.advance("2 minutes")
        #expect(try await staff.ticket(number)["flags"] == ["terlambat"])
        #expect(try await guest.ticket(number)["status"] == "open")
    }

    @Test func `ends seven days after an answer, and thirty after silence`() async throws {
        try await staff.goOn(to: .monday, at: 9)
        let answered = try await guest.ask(Self.teacher).expect(201).json["number"].integer()
        let silent = try await guest.ask(Self.teacher).expect(201).json["number"].integer()
        try await staff.act("jawab", on: answered, "Silakan perbarui aplikasinya.").expect(200)
        try await staff.advance("\(7 * 24 * 60 - 2) minutes")
        #expect(try await guest.ticket(answered)["status"] == "open")
        try await staff.advance("3 minutes")
        #expect(try await guest.ticket(answered)["closeReason"] == "idle")
        try await staff.advance("22 days")
        #expect(try await guest.ticket(silent)["status"] == "open")
        try await staff.advance("1 days")
        let closed = try await guest.ticket(silent)
        #expect(closed["closeReason"] == "idle")
        #expect(closed["unanswered"] == true)
        #expect(closed["flags"] == ["terlambat"])
    }

    @Test func `goes from its first form to its last clock`() async throws {
        try await staff.goOn(to: .monday, at: 9)
        let number = try await guest.ask(Self.teacher).expect(201).json["number"].integer()
        #expect(try await staff.ticket(number)["requester"]["name"] == "Wayan Sudiasih")
        try await staff.act("ambil", on: number).expect(200)
        try await staff.act("catat", on: number, "Sama seperti laporan kemarin.").expect(200)
        try await staff.advance("7 hours")
        try await staff.act("jawab", on: number, "Silakan perbarui aplikasinya.").expect(200)
        try await guest.act("balas", on: number, "Masih belum bisa.").expect(200)
        try await staff.act("minta-data", on: number, "Versi aplikasinya berapa?").expect(200)
        #expect(try await !guest.get("/tickets/\(number)/messages").expect(200).body.holds("kemarin"))
        try await staff.advance("2 days")
        try await staff.advance("1 minutes")
        let closed = try await guest.ticket(number)
        #expect(closed["closeReason"] == "no-information")
        #expect(closed["flags"] == [])
        #expect(try await guest.reminders(of: number) == 2)
        #expect(
            try await guest.get("/tickets/\(number)/follow-up").expect(200).json["fields"]["nama"] == "Wayan Sudiasih")
    }
}

extension Range<Int> {
    fileprivate func asyncMap<Value>(_ transform: (Int) async throws -> Value) async throws -> [Value] {
        var values: [Value] = []
        for number in self { values.append(try await transform(number)) }
        return values
    }
}
