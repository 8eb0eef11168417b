/// What people do, in their words.
extension Client {
    static let service = "dapodik-paud-dikmas"

    func open(
        _ subject: String = "Sinkronisasi gagal", form: String = "pertanyaan", onBehalfOf: String? = nil,
        headers: [String: String] = [:]
    ) async throws -> Reply {
        var body: [String: JSON] = [
            "workflow": .text(Self.service), "form": .text(form), "subject": .text(subject),
            "message": "Yth. Bapak/Ibu, mohon bantuannya. Terima kasih.",
        ]
        if let onBehalfOf { body["onBehalfOf"] = .text(onBehalfOf) }
        return try await post("/tickets", .object(body), headers: headers)
    }

    /// Opens a ticket, which must work, and gives its number.
    func opened(
        _ subject: String = "Sinkronisasi gagal", form: String = "pertanyaan", onBehalfOf: String? = nil
    ) async throws -> Int {
        try await open(subject, form: form, onBehalfOf: onBehalfOf).expect(201).json["number"].integer()
    }

    func act(
        _ action: String, on number: Int, _ message: String? = nil, headers: [String: String] = [:]
    ) async throws -> Reply {
        try await post(
            "/tickets/\(number)/actions/\(action)", message.map { ["message": .text($0)] } ?? [:], headers: headers)
    }

    /// Up one rung, with the reason that it takes.
    func forward(_ number: Int) async throws -> Reply {
        try await act("teruskan", on: number, "Di luar wewenang kami.")
    }

    func ticket(_ number: Int, at time: String? = nil) async throws -> JSON {
        try await get("/tickets/\(number)" + (time.map { "?at=\($0)" } ?? "")).expect(200).json
    }

    func events(of number: Int) async throws -> [JSON] {
        try await get("/tickets/\(number)/events").expect(200).json["items"].list()
    }

    func advance(_ span: String) async throws {
        try await post("/practice/clock", ["advance": .text(span)]).expect(200)
    }

    /// The numbers in the inbox, all pages of it.
    func inbox(_ tier: String) async throws -> [Int] {
        try await pages("/inboxes/\(tier)/tickets?limit=200")
    }

    func numbers(_ query: String = "") async throws -> [Int] {
        try await pages("/tickets?limit=200" + query)
    }

    private func pages(_ path: String) async throws -> [Int] {
        var (numbers, cursor): ([Int], JSON) = ([], .null)
        repeat {
            let next = try? cursor.text()
            let page = try await get(path + (next.map { "&cursor=\($0)" } ?? "")).expect(200).json
            numbers += try page["items"].list().map { try $0["number"].integer() }
            cursor = page["next"]
        } while cursor != .null
        return numbers
    }
}

let day: Int64 = 86_400_000
