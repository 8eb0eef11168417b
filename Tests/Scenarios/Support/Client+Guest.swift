import Foundation
import TestSupport

extension Server {
    /// Somebody without an account.
    func guest() async throws -> Client {
        let reply = try await Client(server: self).send("POST", "/guests").expect(201)
        return Client(server: self, token: try reply.json["token"].text())
    }
}

/// A report as a guest fills it in.
struct Report: Sendable {
    var workflow: String
    var form = "laporan"
    var category: String
    var fields: [String: String]
    /// Documents of the checklist: each is sent first.
    var evidence: [String] = []
    var subject = "Mohon bantuan"
    var follows: Int?

    func with(_ changes: [String: String], without missing: String...) -> Report {
        var report = self
        report.fields.merge(changes) { $1 }
        for name in missing { report.fields[name] = nil }
        return report
    }
}

extension Client {
    func ask(_ report: Report, key: String? = nil) async throws -> Reply {
        var (fields, ids): ([String: JSON], [JSON]) = (report.fields.mapValues { .text($0) }, [])
        for document in report.evidence {
            let (content, name) = SampleFile.document(document)
            let id = JSON.text(try await sendFile(content, named: name))
            fields[document] = id
            ids.append(id)
        }
        var body: [String: JSON] = [
            "workflow": .text(report.workflow), "form": .text(report.form), "category": .text(report.category),
            "subject": .text(report.subject), "message": "Mohon bantuannya. Terima kasih.", "fields": .object(fields),
            "attachments": .list(ids),
        ]
        if let follows = report.follows { body["follows"] = .number(Double(follows)) }
        return try await post("/tickets", .object(body), headers: key.map { ["Idempotency-Key": $0] } ?? [:])
    }

    /// The fields that a report is refused for.
    func faults(of report: Report) async throws -> [String] {
        let reply = try await ask(report).expect(422)
        return try reply.json["errors"].list().map { try $0["field"].text() }.sorted()
    }

    func sendFile(_ content: [UInt8] = SampleFile.png, named name: String) async throws -> String {
        let reply = try await send(
            "POST", "/attachments?name=\(name)", body: Data(content),
            headers: ["Content-Type": "application/octet-stream"])
        return try reply.expect(201).json["id"].text()
    }

    /// How often reminders went out.
    func reminders(of number: Int) async throws -> Int {
        try await events(of: number).count { $0["type"] == "reminded" }
    }

    /// The new report that an ended ticket offers, with another message: as it comes, nothing filled in again.
    func followUp(to number: Int) async throws -> Reply {
        let path = try await ticket(number)["followUp"].text()
        guard case .object(var body) = try await get(path).expect(200).json else {
            throw JSON.Mismatch(found: .null, wanted: path)
        }
        body["message"] = "Masalahnya masih ada."
        return try await post("/tickets", .object(body))
    }
}

// MARK: Days

enum Weekday: Int64 {
    case monday = 1
    case tuesday, wednesday, thursday, friday
}

let hour: Int64 = 3_600_000
let minute: Int64 = 60_000

extension Client {
    /// Moves practice time on to that hour in Jakarta, on the next such day after which ten days go by without a holiday.
    func goOn(to weekday: Weekday, at time: Int64) async throws {
        let now = try await get("/practice/clock").expect(200).json["now"].milliseconds()
        let holidays = try Holidays()
        var today = (now + Holidays.jakarta) / day + 1
        while (today + 4) % 7 != weekday.rawValue || holidays.fall(within: 10, of: today) { today += 1 }
        let target = today * day - Holidays.jakarta + time * hour
        try await advance("\((target - now + minute - 1) / minute) minutes")
    }
}

/// The days on which the calendars that come with the program are closed.
private struct Holidays {
    /// Ahead of UTC, in milliseconds.
    static let jakarta = 7 * hour

    private let days: Set<String>

    init() throws {
        let table = try String(contentsOf: Tangga.checkout.appending(path: "Seeds/holidays.csv"), encoding: .utf8)
        days = Set(table.split(separator: "\n").compactMap { $0.split(separator: ",").first.map(String.init) })
    }

    /// - Parameter first: counted from 1970.
    func fall(within count: Int64, of first: Int64) -> Bool {
        (first..<first + count).contains { number in
            let date = Date(timeIntervalSince1970: Double(number * day / 1_000))
            return days.contains(date.formatted(.iso8601.year().month().day()))
        }
    }
}

extension Data {
    func holds(_ text: String) -> Bool { range(of: Data(text.utf8)) != nil }
}
