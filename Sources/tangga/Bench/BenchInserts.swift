import ArgumentParser
import EventStore
import Foundation
import Helpdesk
import Workflow

extension BenchCommand {
    /// The ceiling: what a new ticket writes, by the same statements and in transactions of the same size, but with
    /// nothing decided, encoded, sealed or answered.
    struct Inserts: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Bare group-committed inserts of a new ticket's rows.")

        @OptionGroup var data: DataOption
        @Option(help: "Tickets in one transaction: as many as wait at a desk with that many connections.") var batch =
            64
        @Option(help: "How many transactions.") var times = 400

        func run() async throws {
            try await BenchFolder.with(data.folder) { installation in
                let ticket = try await BenchFolder.sample(in: installation)
                let payload = ticket.event.payload
                let first =
                    try await installation.database.read {
                        try $0.first("SELECT max(number) FROM ticket") { try $0.int(0) }
                    } ?? 0
                var durations: [Duration] = []
                let start = ContinuousClock.now
                for turn in 0..<times {
                    let begun = ContinuousClock.now
                    try await installation.database.write { [batch] connection in
                        for offset in 1...batch {
                            var copy = ticket.ticket
                            copy.number = first + turn * batch + offset
                            try insert(copy, ticket.event, payload: payload, on: connection)
                        }
                    }
                    durations.append(ContinuousClock.now - begun)
                }
                let seconds = (ContinuousClock.now - start) / .seconds(1)
                print("\(Int(Double(times * batch) / seconds)) tickets/s")
                print(Figures(durations).line("transaction of \(batch)"))
            }
        }

        private func insert(
            _ ticket: Ticket, _ event: TicketEvent, payload: [UInt8], on connection: any Connection
        ) throws {
            let new = NewEvent(type: event.type, payload: payload, recordedAt: event.at.milliseconds)
            _ = try EventLog(connection).append([new], to: TicketStreams.name(of: ticket.number), following: .start)
            try ReadModels(connection).store(ticket, replacing: nil, subject: "Sinkronisasi gagal sejak kemarin")
            try Outbox(connection)
                .add(Notice.all(for: event, on: ticket), about: ticket.number, version: 1, at: event.at)
        }
    }
}
