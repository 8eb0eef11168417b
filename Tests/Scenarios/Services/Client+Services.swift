import TestSupport

/// What people do at the services that ask for more than a subject.
extension Client {
    /// Sends one small file for each document, and asks with them.
    func ask(
        _ service: String, form: String = "laporan", about category: String, fields: [String: JSON],
        documents: [String] = []
    ) async throws -> Reply {
        var (fields, attachments): ([String: JSON], [JSON]) = (fields, [])
        for document in documents {
            let (content, name) = SampleFile.document(document)
            let id = JSON.text(try await sendFile(content, named: name))
            fields[document] = id
            attachments.append(id)
        }
        return try await post(
            "/tickets",
            .object([
                "workflow": .text(service), "form": .text(form), "category": .text(category),
                "subject": "Mohon bantuan", "message": "Selamat pagi, mohon bantuannya.", "fields": .object(fields),
                "attachments": .list(attachments),
            ]))
    }

    /// Days pass until it is so; holidays may lie between.
    func wait(atMost days: Int = 20, until isSo: (JSON) -> Bool, on number: Int) async throws -> JSON {
        for _ in 0..<days {
            let ticket = try await ticket(number)
            if isSo(ticket) { return ticket }
            try await advance("1 days")
        }
        return try await ticket(number)
    }
}

enum Answers {
    static let teacher: [String: JSON] = [
        "email": "wayan@surel.example", "email-pribadi": "wayan@surel.example", "tipe-pengguna": "pendidik",
        "jenjang": "paud", "akun": "wayan@guru.paud.belajar.id", "nama-sekolah": "TK Tunas Harapan",
        "letak": "indonesia", "provinsi": "32", "punya-npsn": "true", "npsn": "99900001",
        "jenis-identitas": "nik", "nik": "3171990101900001",
    ]

    static let performance: [String: JSON] = [
        "nama": "Wayan Sudiasih", "akun": "wayan@guru.paud.belajar.id", "jenis-pengguna": "pendidik/guru/non-asn",
        "jenis-ptk": "guru-taman-kanak-kanak", "letak": "indonesia", "provinsi": "32", "kabkota": "32.04",
        "punya-npsn": "true", "npsn": "99900001", "memakai": "android", "versi": "1.48",
    ]
    static let performanceDocuments = ["bukti-versi", "galat", "jenis-ptk-dapodik", "status-kepegawaian", "profil"]
}
