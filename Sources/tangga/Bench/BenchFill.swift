import ArgumentParser
import Foundation
import Helpdesk
import Workflow

extension BenchCommand {
    /// Tickets through the real desk, nine of ten of them closed again, spread over schools and their dinas; and the
    /// letters that come of them.
    struct Fill: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Fill a folder with so many tickets.")

        @OptionGroup var data: DataOption
        @Argument(help: "How many.") var tickets: Int

        func run() async throws {
            try await BenchFolder.with(data.folder) { installation in
                let schools = try await BenchFolder.schools(in: installation)
                let people = Dictionary(uniqueKeysWithValues: schools.map { ($0.id, $0) })
                let start = ContinuousClock.now
                var last = 0
                while last < tickets {
                    let count = min(256, tickets - last)
                    let drafts = try await drafts(count, after: last, by: schools, in: installation)
                    let opened = try await installation.desk.submit(all: drafts).map { try $0.get().ticket }
                    let closing = opened.filter { !$0.number.isMultiple(of: 10) }.compactMap { ticket in
                        people[ticket.requester].map { person in
                            DeskRequest(.act("tutup", on: ticket.number, by: person, message: nil, ifVersion: nil))
                        }
                    }
                    for outcome in await installation.desk.submit(all: closing) { _ = try outcome.get() }
                    try await installation.mailroom.work()
                    last += count
                    Progress.show("bench.fill", share: Double(last) / Double(tickets))
                }
                Progress.end()
                print("\(Int(Double(tickets) / ((ContinuousClock.now - start) / .seconds(1)))) tickets/s")
            }
        }

        private func drafts(
            _ count: Int, after last: Int, by schools: [Person], in installation: Installation
        ) async throws -> [DeskRequest] {
            var drafts: [DeskRequest] = []
            for number in last + 1...last + count {
                let question = BenchFolder.question("Kendala nomor \(number) pada sinkronisasi")
                let draft = try await installation.reception.draft(question, by: schools[number % schools.count])
                drafts.append(DeskRequest(.open(draft)))
            }
            return drafts
        }
    }
}
