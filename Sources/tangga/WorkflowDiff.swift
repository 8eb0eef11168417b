import ArgumentParser
import EventStore
import Helpdesk
import SQLiteDriver
import Workflow

extension WorkflowCommand {
    struct Diff: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say in plain words what two texts of a workflow say differently, and what that means.")

        @Argument(help: "A workflow file, or NAME@VERSION for one that was published.") var old: String
        @Argument(help: "The other one.") var new: String
        @Option(name: .customLong("data"), help: "The folder that holds the data: counts the open tickets it is about.")
        var folder: String?

        func run() async throws {
            try Resources.standard.check()
            guard let folder else { return try show(nil) }
            try await DataFolder.with(folder, mode: .readOnly) { folder in
                let library = try await folder.database.read { try Publisher($0).library() }
                let comparison = try compared(library)
                show(comparison, try await touched(comparison, library, folder))
            }
        }

        private typealias Compared = (old: Library.Published, new: Library.Published, comparison: Comparison)

        private func compared(_ library: Library?) throws -> Compared {
            let (old, new) = (try WorkflowText(old).load(from: library), try WorkflowText(new).load(from: library))
            guard old.definition.name == new.definition.name else {
                let names = ["old": old.definition.name.rawValue, "new": new.definition.name.rawValue]
                throw Failure(line: Failure.text("diff.other-name", names))
            }
            return (old, new, Comparison(of: old.definition, old.bound, with: new.definition, new.bound))
        }

        private func show(_ library: Library?) throws { show(try compared(library), nil) }

        /// - Parameter touched: for each difference the tickets that it is about, by tier; nil without data.
        private func show(_ compared: Compared, _ touched: [[TierName: [TicketNumber]]]?) {
            let words = DifferenceWords(compared.comparison, Resources.standard.texts, in: .fromEnvironment)
            print(Failure.text("diff.heading", ["old": old, "new": new]))
            if compared.comparison.differences.isEmpty { print(Failure.text("diff.none")) }
            for (index, difference) in compared.comparison.differences.enumerated() {
                let line = [
                    "consequence": words.consequence(difference.consequence), "sentence": words.sentence(difference),
                ]
                print(Failure.text("diff.line", line))
                guard let tickets = touched?[index], !tickets.isEmpty else { continue }
                print(about(tickets, compared.old.definition))
            }
        }

        private func about(_ tickets: [TierName: [TicketNumber]], _ definition: Definition) -> String {
            let tiers = tickets.sorted { $0.key < $1.key }.map { tier, found in
                let title = definition.tier(tier)?.title.text(in: .fromEnvironment) ?? tier.rawValue
                return Failure.text(
                    "diff.tier", ["tier": title, "count": "\(found.count)", "numbers": numbers(found)])
            }
            let count = tickets.values.reduce(0) { $0 + $1.count }
            return Failure.text("diff.touched", ["count": "\(count)", "tiers": tiers.joined(separator: "; ")])
        }

        /// Of the version that is compared, or, where the old text was never published, of them all.
        private func touched(
            _ compared: Compared, _ library: Library, _ folder: DataFolder
        ) async throws -> [[TierName: [TicketNumber]]] {
            let differences = compared.comparison.differences
            var touched = [[TierName: [TicketNumber]]](repeating: [:], count: differences.count)
            let versions = library.versions(of: compared.old.definition.name).map(\.reference)
            let meant = versions.filter { $0.hash == compared.old.reference.hash }
            for version in meant.isEmpty ? versions : meant {
                var count = 0
                try await folder.database.forEachOpenTicket(under: version) { ticket in
                    count += 1
                    for (index, difference) in differences.enumerated()
                    where difference.touches(ticket, under: compared.old.definition) {
                        touched[index][ticket.holder.tier, default: []].append(ticket.number)
                    }
                }
                if count > 0 {
                    print(Failure.text("diff.open", ["count": "\(count)", "version": "\(version.version)"]))
                }
            }
            return touched
        }
    }
}
