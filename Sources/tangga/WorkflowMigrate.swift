import ArgumentParser
import EventStore
import Helpdesk
import Logging
import SQLiteDriver
import Workflow

extension WorkflowCommand {
    struct Migrate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Bring open tickets under another version of their workflow. Says what it would do, unless --apply.",
            discussion: """
                Without --to it is the text that lies in Workflows/, which --apply publishes as `serve` would. The server \
                must be stopped for --apply; saying what would be done works beside it.
                """)

        @OptionGroup var data: DataOption
        @Argument(help: "The workflow's name.") var name: String
        @Option(help: "Only open tickets of this version. (default: all others)") var from: Int?
        @Option(help: "The version to bring them under.") var to: Int?
        @Option(
            help: ArgumentHelp(
                "How a clock goes on: keep its due moment, rebase it on the new span, or restart it.",
                valueName: "clock=keep|rebase|restart"))
        var plan: [String] = []
        @Flag(help: "Do it.") var apply = false

        func validate() throws {
            _ = try plans()
        }

        private func plans() throws -> [ClockName: ClockCarry] {
            try plan.reduce(into: [:]) { plans, text in
                let parts = text.split(separator: "=").map(String.init)
                guard parts.count == 2, let carry = ClockCarry(rawValue: parts[1]) else {
                    throw ValidationError("--plan: CLOCK=keep, CLOCK=rebase or CLOCK=restart, not \(text)")
                }
                plans[ClockName(parts[0])] = carry
            }
        }

        func run() async throws {
            try Resources.standard.check()
            try await DataFolder.with(data.folder, mode: apply ? .server : .readOnly) { folder in
                if apply { try await migrate(folder) } else { try await preview(folder) }
            }
        }

        // MARK: What would be done

        private func preview(_ folder: DataFolder) async throws {
            let files = try Resources.standard.workflowFiles()
            let (library, effective) = try await folder.database.read { connection in
                (try Publisher(connection).library(), try CalendarEdits(connection).applied(to: files))
            }
            let upcoming = library.upcoming(WorkflowName(name), from: effective)
            let target = try target(in: library, upcoming)
            let (regions, ahead) = try await folder.database.read { connection in
                (try Regions(from: connection), try Settings(connection).integer(.practiceAhead) ?? 0)
            }
            let preview = CrossingPreview(
                database: folder.database, library: library, zone: { regions.zone(of: $0) },
                at: SystemTime().now() + ahead)
            var found = false
            for (earlier, order) in try orders(in: library, to: target) {
                guard try await folder.database.read({ try OpenTickets($0).count(under: earlier) }) > 0 else {
                    continue
                }
                found = true
                let isPublished = library.versions(of: target.reference.name).contains {
                    $0.reference == target.reference
                }
                say(isPublished ? "migrate.heading" : "migrate.heading.unpublished", earlier, target)
                if order.kind == .replanning { print(Failure.text("migrate.automatic")) }
                show(try await preview.run(order, from: earlier), target)
            }
            print(Failure.text(found ? "migrate.dry" : "migrate.nothing"))
        }

        private func show(_ tally: CrossingTally, _ target: Library.Published) {
            print(line("migrate.tickets", tally.moved.count, ["untouched": "\(tally.untouched)"]))
            for clock in target.definition.clocks {
                for carry in ClockCarry.allCases {
                    guard let way = tally.ways[.init(clock: clock.name, carry: carry)] else { continue }
                    let words = [
                        "clock": clock.name.rawValue, "carry": Failure.text("migrate.carry.\(carry.rawValue)"),
                        "later": "\(way.later)", "earlier": "\(way.earlier)",
                    ]
                    let isMoved = way.later + way.earlier > 0
                    print(line(isMoved ? "migrate.clock.moved" : "migrate.clock", way.tickets, words))
                }
            }
            if tally.ringing > 0 { print(line("migrate.rings", tally.ringing)) }
            if tally.dueAtOnce > 0 { print(line("migrate.due", tally.dueAtOnce)) }
            show(tally.refused)
        }

        // MARK: Doing it

        private func migrate(_ folder: DataFolder) async throws {
            let practises = try await folder.database.read { try Settings($0).text(.practice) == "yes" }
            let logger = Logger(label: "tangga") { LineLogHandler(label: $0, logLevel: .warning) }
            let assembly = Assembly(folder: folder, resources: .standard, practises: practises, logger: logger)
            let installation = try await assembly.installation()
            let target = try target(in: installation.library, installation.library.current(WorkflowName(name)))
            let orders = try orders(in: installation.library, to: target)
            // Idle clocks get the outage back first: nothing may ring that people had no chance to speak on.
            try await installation.timekeeper.makeUpForDowntime()
            var failed = false
            var found = false
            for (earlier, order) in orders {
                let open = try await folder.database.read { try OpenTickets($0).count(under: earlier) }
                guard open > 0 else { continue }
                found = true
                say("migrate.heading", earlier, target)
                let report = try await Crossings(installation).run(order, from: earlier) { report in
                    Progress.show("migrate.progress", share: Double(report.seen) / Double(open))
                }
                Progress.end()
                print(line("migrate.done", report.moved.count, ["untouched": "\(report.untouched)"]))
                show(report.refused)
                guard !report.failed.isEmpty else { continue }
                failed = true
                writeError(line("migrate.failed", report.failed.count, ["numbers": numbers(report.failed)]))
            }
            if !found { print(Failure.text("migrate.nothing")) }
            if failed { throw ExitCode(1) }
        }

        // MARK: What is asked for

        private func target(in library: Library, _ usual: Library.Published?) throws -> Library.Published {
            let versions = library.versions(of: WorkflowName(name))
            guard let usual else { throw Failure(line: Failure.text("migrate.no-workflow", ["name": name])) }
            guard let to else { return usual }
            return try published(to, among: versions)
        }

        private func published(_ version: Int, among versions: [Library.Published]) throws -> Library.Published {
            guard let found = versions.first(where: { $0.reference.version == version }) else {
                throw Failure(line: Failure.text("diff.no-version", ["name": name, "version": "\(version)"]))
            }
            return found
        }

        private func orders(
            in library: Library, to target: Library.Published
        ) throws -> [(from: WorkflowReference, order: CrossingOrder)] {
            let plans = try plans()
            let clocks = target.definition.clocks.map(\.name)
            if let unknown = plans.keys.sorted().first(where: { !clocks.contains($0) }) {
                let words = [
                    "name": unknown.rawValue, "version": "\(target.reference.version)",
                    "known": clocks.map(\.rawValue).joined(separator: ", "),
                ]
                throw Failure(line: Failure.text("migrate.unknown-clock", words))
            }
            if from == target.reference.version { throw Failure(line: Failure.text("migrate.backwards")) }
            let versions = library.versions(of: target.reference.name)
            let earlier =
                try from.map { [try published($0, among: versions)] }
                ?? versions.filter { $0.reference != target.reference }
            return earlier.map { ($0.reference, CrossingOrder(from: $0, to: target, plans: plans)) }
        }

        // MARK: Words

        private func say(_ key: String, _ earlier: WorkflowReference, _ target: Library.Published) {
            let words = ["name": name, "from": "\(earlier.version)", "to": "\(target.reference.version)"]
            print(Failure.text(key, words))
        }

        private func line(_ key: String, _ count: Int, _ more: [String: String] = [:]) -> String {
            Failure.text(key, ["count": "\(count)"].merging(more) { $1 })
        }

        private func show(_ refused: [CrossingObstacle: [TicketNumber]]) {
            let lines = refused.map { obstacle, tickets in
                let reason = Failure.text(obstacle.textKey, obstacle.textArguments)
                return line("migrate.refused", tickets.count, ["reason": reason, "numbers": numbers(tickets)])
            }
            for line in lines.sorted() { print(line) }
        }
    }
}
