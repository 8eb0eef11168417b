import TestSupport
import Workflow

@testable import Helpdesk

/// Random days at the helpdesk: people who ask, answer and forward as they please, while time passes.
struct Bustle {
    let tangga: TestInstallation
    var random: SeededGenerator
    /// As they were written, by ticket.
    private(set) var subjects: [TicketNumber: String] = [:]

    init(_ tangga: TestInstallation, seed: UInt64) {
        self.tangga = tangga
        random = SeededGenerator(seed: seed)
    }

    static let words = [
        "Gagal", "sinkron", "sinkronisasi", "Dapodik", "data", "guru", "ganda", "café", "Ñandú", "2026", "x-y",
    ]

    mutating func run(steps: Int) async throws {
        for _ in 0..<steps {
            switch Int.random(in: 0..<10, using: &random) {
            case 0...2: try await open()
            case 3...7: try await act()
            case _: try await tangga.pass(Int.random(in: 0...40, using: &random).hours)
            }
        }
    }

    private mutating func open() async throws {
        let (filer, form, requester): (String, FormName, String?) = pick([
            ("sekolah1", "pertanyaan", nil), ("sekolah2", "pertanyaan", nil), ("sekolah3", "pertanyaan", nil),
            ("dinas1", "pertanyaan", nil), ("ult1", "kunjungan", "sekolah1"), ("ult1", "kunjungan", "dinas2"),
        ])
        let count = Int.random(in: 1...4, using: &random)
        let subject = (0..<count).map { _ in pick(Self.words) }.joined(separator: " ")
        let workflow = pick(tangga.installation.library.current.map(\.reference.name))
        let fields: [FieldName: String] =
            form == "kunjungan" && workflow == "perangkat-sekolah" ? ["telepon": "0812"] : [:]
        let ticket = try await tangga.open(
            filer, subject: subject, form: form, workflow: workflow, fields: fields, for: requester)
        subjects[ticket.number] = subject
    }

    /// Whatever the rules make of it.
    private mutating func act() async throws {
        guard let number = subjects.keys.sorted().randomElement(using: &random) else { return }
        let inbox = try await tangga.ticket(number)?.waitsFor
        let waitedFor = tangga.people.filter { inbox.map($0.value.stands) ?? false }.keys.sorted()
        let username = pick(waitedFor.isEmpty || Bool.random(using: &random) ? tangga.people.keys.sorted() : waitedFor)
        let action: ActionName = pick([
            "jawab", "balas", "minta-data", "teruskan", "kembalikan", "tutup", "periksa", "lapor",
        ])
        do {
            try await tangga.act(username, action, on: number)
        } catch is DeskError {
            return
        }
    }

    mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &random)]
    }
}
