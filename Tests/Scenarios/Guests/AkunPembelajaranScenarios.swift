import Testing

/// Document 002 (DOMAIN.md 6.3): guests, for whom nobody vouches, are the helpdesk's from the start.
@Suite struct `A guest's report on an account for learning` {
    static let pupil = Report(
        workflow: "akun-pembelajaran", form: "sekolah", category: "password",
        fields: [
            "email": "galih@surel.example", "email-pribadi": "galih@surel.example", "tipe-pengguna": "peserta-didik",
            "jenjang": "paud", "akun": "galih@paud.belajar.id", "nama-sekolah": "TK Tunas Harapan",
            "letak": "indonesia", "provinsi": "32", "punya-npsn": "true", "npsn": "99900001",
            "jenis-identitas": "nik", "nik": "3171990101900001",
        ], evidence: ["tangkapan-layar"])

    private static let office = Report(
        workflow: "akun-pembelajaran", form: "dinas", category: "aktivasi",
        fields: [
            "email": "asep@surel.example", "email-pribadi": "asep@surel.example", "tipe-pengguna": "staf",
            "akun": "asep@dinas.belajar.id", "nik": "3171990101900001", "jabatan": "kepala-bidang",
            "tipe-dinas": "kabkota", "provinsi": "32", "kabkota": "32.04",
        ], evidence: ["tangkapan-layar"])
    private static let ministry = Report(
        workflow: "akun-pembelajaran", form: "kementerian", category: "password",
        fields: [
            "email": "sari@surel.example", "email-pribadi": "sari@surel.example", "tipe-pengguna": "staf-kementerian",
            "nama": "Sari Wulandari", "akun": "sari@dikbud.belajar.id", "nik": "3171990101900001",
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

    @Test func `of an education office is the helpdesk's, with the place that the office lies in`() async throws {
        let opened = try await guest.ask(Self.office).expect(201).json
        let number = try opened["number"].integer()
        #expect(opened["tier"] == "helpdesk" && opened["place"]["level"] == "national")
        #expect(opened["requester"]["place"]["code"] == "32.04")
        #expect(try await staff.inbox("helpdesk").contains(number))
        let province = Self.office.with(["tipe-dinas": "provinsi"], without: "kabkota")
        let provincial = try await guest.ask(province).expect(201).json
        #expect(provincial["requester"]["place"]["code"] == "32")
        for stranger in ["dinas1", "cokapten1", "kapten1"] {
            try await server.signIn(stranger).get("/tickets/\(number)").expect(404)
        }
        #expect(try await guest.faults(of: Self.office.with(["jabatan": "guru"])) == ["fields.jabatan"])
        #expect(try await guest.faults(of: Self.office.with([:], without: "kabkota")) == ["fields.kabkota"])
        #expect(
            try await guest.faults(
                of: Self.office.with(["tipe-dinas": "provinsi", "provinsi": "99"], without: "kabkota"))
                == ["fields.provinsi"])
        try await staff.act("jawab", on: number, "Silakan diaktifkan lagi.").expect(200)
        try await guest.act("balas", on: number, "Sudah bisa.").expect(200)
        #expect(try await guest.act("tutup", on: number).expect(200).json["closeReason"] == "requester")
    }

    @Test func `of the ministry's staff is the helpdesk's, about all but the code of a dinas`() async throws {
        let opened = try await guest.ask(Self.ministry).expect(201).json
        let number = try opened["number"].integer()
        #expect(opened["tier"] == "helpdesk" && opened["requester"]["place"]["code"] == "ID")
        let read = try await staff.get("/tickets/\(number)").expect(200).json
        #expect(read["requester"]["name"] == "Sari Wulandari" && read["requester"]["isGuest"] == true)
        for category in ["aktivasi", "dapodik", "lainnya"] {
            var report = Self.ministry
            report.category = category
            if category == "lainnya" { report.evidence = [] }
            #expect(try await guest.ask(report).expect(201).json["tier"] == "helpdesk")
        }
        var elsewhere = Self.ministry
        elsewhere.category = "kode-referral"
        #expect(try await guest.ask(elsewhere).expect(403).json["type"] == "/problems/intake-closed")
        var pupil = Self.pupil
        pupil.category = "akun-baru/pejabat-dinas"
        #expect(try await guest.ask(pupil).expect(422).json["errors"][0]["field"] == "fields.tipe-pengguna")
        elsewhere.category = "akun-baru/kementerian"
        elsewhere.evidence = []
        #expect(try await guest.ask(elsewhere).expect(409).json["type"] == "/problems/redirected")
        #expect(
            try await guest.faults(of: Self.ministry.with(["email-pribadi": "lain@surel.example", "provinsi": "32"]))
                == ["fields.email-pribadi", "fields.provinsi"])
        try await staff.act("jawab", on: number, "Sudah diatur ulang.").expect(200)
        #expect(try await guest.ticket(number)["awaiting"] == "requester")
    }

    @Test func `names every wrong answer, and what its form never asks`() async throws {
        let pupil = Self.pupil
        let other = pupil.with(["email-pribadi": "lain@surel.example", "nik": "12"])
        #expect(try await guest.faults(of: other) == ["fields.email-pribadi", "fields.nik"])
        #expect(try await guest.faults(of: pupil.with(["jabatan": "guru"])) == ["fields.jabatan"])
    }
}
