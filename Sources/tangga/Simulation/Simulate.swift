import ArgumentParser
import Foundation
import Helpdesk
import Simulator
import Workflow

extension WorkflowCommand {
    struct Simulate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Run a year of tickets through a workflow, or through two, and say what would happen.",
            discussion: """
                Each ticket lives through the real rules on a virtual clock: people act when their time comes, clocks \
                ring when theirs does. How long people take and what they do is drawn for each ticket from a seed, so \
                the same seed gives the same year, and two files meet the same people: what differs is the workflow.

                Officers never wait for each other. The time to an answer is drawn as people would see it, in the \
                officers' working hours, and does not grow when many tickets come; hold the tickets and answers per \
                officer (give `officers` in the behaviour file) against what people can do. Tickets that come near \
                the end have not had all their time, and what is open then is counted as open.

                A behaviour file changes any part of what people do; the rest stays as it is:

                  tiers:
                    TIER:                      # or a team
                      answered: 60 %           # of the turns that come to it
                      median: 6 working hours  # half of its answers
                      p90: 24 working hours    # nine in ten, in the same unit
                      solved: 70 %             # of its answers
                      asks: 10 %               # instead of an answer; so too
                                               # forwards, returns, refers, closes
                      calendar: CALENDAR       # else Monday to Friday, 08-16
                      officers: 514
                      vacant: ["91.01", "92"]  # nobody stands there
                  requesters:
                    ROLE:
                      weight: 10
                      closes: 50 %             # when an answer has helped
                      replies: 70 %            # when it has not, or when asked
                      median: 8 hours
                  categories: { CATEGORY: 3 }
                  arrivals:
                    weekdays: { monday: 24 }
                    hours: { "08": 9 }
                    months: { july: 12 }
                    regions: { "32.01": 8 }
                """)

        @Argument(help: "A workflow file.") var file: String
        @Argument(help: "Another one, for the same people.") var other: String?
        @Option(help: "How many tickets come (1 to 10000000; 20000 if nothing is said).") var tickets: Int?
        @Option(help: "How many days (1 to \(Frame.mostDays)).") var days = 365
        @Option(help: "The first day, such as 2026-01-01. This year's first if nothing is said.") var from: String?
        @Option(help: "Where chance begins; a random one if nothing is said.") var seed: UInt64?
        @Option(help: "A YAML file that says what people do.") var behaviour: String?
        @Option(help: "A CSV file of questions (time, role, form, category, region) instead of random ones.")
        var arrivals: String?
        @Option(help: "Draw a chart into this file.") var svg: String?
        @Option(help: "How to print: table, csv or json.") var format = Format.table
        @Option(help: "In which language: id or en.") var language = Language.fromEnvironment

        enum Format: String, CaseIterable, ExpressibleByArgument { case table, csv, json }

        func validate() throws {
            guard (1...10_000_000).contains(tickets ?? 1) else {
                throw ValidationError("--tickets must be 1 to 10000000.")
            }
            guard tickets == nil || arrivals == nil else {
                throw ValidationError("--tickets says how many random ones come; with --arrivals there are none.")
            }
            guard (1...Frame.mostDays).contains(days) else {
                throw ValidationError("--days must be 1 to \(Frame.mostDays).")
            }
            guard from.map({ CivilDay($0) != nil }) ?? true else {
                throw ValidationError("--from must be a day such as 2026-01-01.")
            }
        }

        func run() async throws {
            try Resources.standard.check()
            let seed = seed ?? UInt64.random(in: 1...999_999_999)
            let setup = try SimulationSetup(self, seed: seed)
            var reports: [Report] = []
            let progress = SimulationProgress(of: setup.simulations.reduce(0) { $0 + $1.arrivals.count })
            for (simulation, label) in zip(setup.simulations, setup.labels) {
                let tally = await simulation.tallyOnAllCores(progress)
                reports.append(Report(tally, label: label, of: simulation.setting))
            }
            Progress.end()
            let words = ReportWords(Resources.standard.texts, language)
            switch format {
            case .table: print(ReportTables(reports, seed: seed, words).text)
            case .csv: print(ReportCSV(reports).text)
            case .json: print(try ReportJSON(reports, seed: seed).text())
            }
            if let svg { try write(Chart(reports, seed: seed, words).svg, to: svg) }
        }

        private func write(_ text: String, to path: String) throws {
            do {
                try Data((text + "\n").utf8).write(to: URL(filePath: path), options: .atomic)
            } catch {
                throw Failure(line: Failure.text("simulate.unwritable", ["path": path]))
            }
        }
    }
}
