import TestSupport
import Workflow

@testable import Helpdesk

/// The practice people at the services that ask for more than a subject.
extension TestInstallation {
    static func services(at moment: String) async throws -> TestInstallation {
        let tangga = try await TestInstallation(.services)
        tangga.time.stand(at: try .wib(moment))
        return tangga
    }

    /// A question with a small file for each document.
    @discardableResult
    func ask(
        _ service: WorkflowName, as username: String = "guru1", form: FormName = "laporan",
        about category: CategoryPath?, _ answers: [FieldName: String], documents: [FieldName] = []
    ) async throws -> Ticket {
        var question = Question(
            workflow: service, form: form, category: category, subject: "Perihal", message: "Mohon bantuannya.",
            fields: answers)
        for document in documents {
            let (content, name) = SampleFile.document(document.rawValue)
            let id = try await send(content, named: name, as: username)
            question.fields[document] = id.rawValue
            question.attachments.append(id)
        }
        return try await installation.reception.open(question, by: self[username]).ticket
    }

    /// At the service with the fewest questions.
    @discardableResult
    func askRapor(
        as username: String = "guru1", about category: CategoryPath? = CategoryPath("lainnya"),
        email: String = "wayan@surel.example", documents: [FieldName: String] = [:]
    ) async throws -> Ticket {
        try await ask(
            "rapor-pendidikan", as: username, about: category,
            documents.merging([
                "email": email, "tipe-pengguna": "pendidik", "nama-instansi": "TK", "jenjang": "paud",
                "punya-npsn": "true", "npsn": "99900001", "letak": "indonesia", "provinsi": "32", "kabkota": "32.04",
            ]) { $1 })
    }

    @discardableResult
    func askBelajar(about category: String = "akun/lupa-sandi") async throws -> Ticket {
        try await ask(
            "belajar-id", about: CategoryPath(category),
            [
                "email": "wayan@surel.example", "tipe-pengguna": "pendidik", "nama": "Wayan", "jenjang": "paud",
                "akun": "wayan@guru.paud.belajar.id", "nama-sekolah": "TK", "punya-npsn": "true", "npsn": "99900001",
                "jenis-identitas": "nik", "nik": "3171990101900001", "punya-nuptk": "false", "letak": "indonesia",
                "provinsi": "32", "kabkota": "32.04",
            ], documents: ["bukti-dapodik"])
    }

    @discardableResult
    func askAkun(
        _ username: String = "guru1", as kind: String = "pendidik", npsn: String = "99900001"
    ) async throws -> Ticket {
        try await ask(
            "akun-pembelajaran", as: username, form: "sekolah", about: CategoryPath("password"),
            [
                "email": "wayan@surel.example", "email-pribadi": "wayan@surel.example", "tipe-pengguna": kind,
                "jenjang": "paud", "akun": "wayan@guru.paud.belajar.id", "nama-sekolah": "TK", "letak": "indonesia",
                "provinsi": "32", "punya-npsn": "true", "npsn": npsn, "jenis-identitas": "nik",
                "nik": "3171990101900001",
            ], documents: ["tangkapan-layar"])
    }

    @discardableResult
    func askKinerja(_ more: [FieldName: String] = [:], but others: [FieldName] = []) async throws -> Ticket {
        let answers: [FieldName: String] = [
            "nama": "Wayan", "akun": "wayan@guru.paud.belajar.id", "jenis-pengguna": "pendidik/guru/non-asn",
            "jenis-ptk": "guru-kelas", "letak": "indonesia", "provinsi": "32", "kabkota": "32.04", "punya-npsn": "true",
            "npsn": "99900001",
            "memakai": "android", "versi": "1.47",
        ]
        return try await ask(
            "pengelolaan-kinerja",
            about: CategoryPath("pengelolaan-kinerja/akses/tidak-bisa-akses/data-terkini"),
            answers.merging(more) { $1 },
            documents: (["bukti-versi", "galat", "jenis-ptk-dapodik", "status-kepegawaian", "profil"] as [FieldName])
                .filter { !others.contains($0) })
    }

    /// With the timekeeper awake on the way.
    func pass(until moment: String) async throws {
        try await pass(until: .wib(moment))
    }

    func pass(until moment: Instant) async throws {
        try await pass(moment - time.now())
    }

    /// A ticket's flags in the millisecond before that moment, and at it.
    func flags(of ticket: Ticket, around moment: String) async throws -> [[FlagName]?] {
        try await pass(until: .wib(moment) - 1)
        let before = try await self.ticket(ticket.number)?.flags
        try await pass(1)
        return [before, try await self.ticket(ticket.number)?.flags]
    }

    func happened(to number: TicketNumber) async throws -> [String] {
        try await events(of: number).map { String($0.type.dropFirst("ticket.".count).dropLast("/1".count)) }
    }
}

extension Instant {
    /// `2026-02-06 16:00`, in Jakarta.
    static func wib(_ text: String) throws -> Instant {
        guard let instant = Instant(rfc3339: text.replacing(" ", with: "T") + ":00+07:00") else {
            throw NoTime(text: text)
        }
        return instant
    }

    struct NoTime: Error {
        var text: String
    }
}

extension Ticket {
    func due(_ clock: ClockName) -> Instant? { clocks[clock]?.run?.until }
}
