import Workflow

/// One report, or two beside each other, as people read them at a terminal.
package struct ReportTables {
    private let reports: [Report]
    private let words: ReportWords
    private let seed: UInt64

    package init(_ reports: [Report], seed: UInt64, _ words: ReportWords) {
        self.reports = reports
        self.seed = seed
        self.words = words
    }

    package var text: String {
        [heading, reports.count == 1 ? single : pair, endings, weeks, words("honest")]
            .joined(separator: "\n\n")
    }

    private var heading: String {
        let files = reports.enumerated().map { index, report in
            let number = reports.count == 1 ? "" : "\(index + 1): "
            return "\(number)\(report.label) (\(report.places.last.map { words.wording($0.title) } ?? ""))"
        }
        let frame = reports[0].frame
        let facts = words(
            "facts",
            [
                "from": frame.first.description, "days": words.number(Double(frame.days), digits: 0),
                "seed": "\(seed)",
            ])
        return (files + [facts]).joined(separator: "\n")
    }

    /// Measures down, places across.
    private var single: String {
        let places = reports[0].places
        let rows = used(in: places).map { measure in
            [words.measure(measure)] + places.map { words.figure($0.figures[measure]) }
        }
        return TextTable(rows: [[""] + places.map { words.title(of: $0).clipped(to: 32) }] + rows).text
    }

    /// For each place: what it is in one, in the other, and how much more in the other.
    private var pair: String {
        let names = reports.flatMap { $0.places.map(\.name) }.reduce(into: [TierName?]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        let inOrder = names.filter { $0 != nil } + [nil]
        return inOrder.map { table(of: $0) }.joined(separator: "\n\n")
    }

    private func table(of name: TierName?) -> String {
        let places = reports.map { report in report.places.first { $0.name == name } }
        let known = places.compactMap(\.self)
        let rows = used(in: known).map { measure in
            let figures = places.map { $0?.figures[measure] }
            let difference = figures[0].flatMap { one in figures[1].flatMap { $0.difference(from: one) } }
            return [words.measure(measure)] + figures.map { words.figure($0) }
                + [words.figure(difference, signed: true)]
        }
        let title = known.first.map { words.title(of: $0).clipped(to: 60) } ?? ""
        return TextTable(rows: [[title, "1", "2", "2 − 1"]] + rows).text
    }

    /// Those that say anything of one of them.
    private func used(in places: [Report.PlaceReport]) -> [Measure] {
        Measure.allCases.filter { measure in
            let figures = places.compactMap { $0.figures[measure] }
            switch measure {
            case .refused, .pastVacant, .returned, .climbedByHand, .climbedByClock, .closedByStaff, .missed,
                .missedShare:
                return figures.contains { $0 != .count(0) && $0 != .share(0) }
            case .came, .answered, .waitMedian, .waitP90, .waitP99, .closedByRequester, .closedByClock, .lapsed,
                .stillOpen, .openOnAverage, .openAtPeak, .averagePerOfficer, .peakPerOfficer, .answersPerOfficerDay:
                return !figures.isEmpty
            }
        }
    }

    private var endings: String {
        let all = reports.compactMap(\.places.last)
        let kinds = all.flatMap(\.endings).map(\.ending).reduce(into: [Ending]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        let rows = kinds.map { kind in
            [words.ending(kind)] + all.map { place in words.figure(.count(place.closed { $0 == kind })) }
        }
        let columns = reports.count == 1 ? [words("tickets")] : ["1", "2"]
        return TextTable(rows: [[words("endings")] + columns] + rows).text
    }

    private var weeks: String {
        let columns: [(String, (Report.WeekReport) -> Figure)] = [
            ("week.came", { .count($0.tally.came) }), ("week.climbed", { .count($0.tally.climbed) }),
            ("week.missed", { .count($0.tally.missed) }), ("week.lapsed", { .count($0.tally.lapsed) }),
            ("week.open", { .count($0.openAtPeak) }),
        ]
        let heading = columns.flatMap { column in
            reports.indices.map { words(column.0) + (reports.count == 1 ? "" : " \($0 + 1)") }
        }
        let rows = reports[0].weeks.indices.map { week in
            [reports[0].weeks[week].from.description]
                + columns.flatMap { column in reports.map { words.figure(column.1($0.weeks[week])) } }
        }
        return TextTable(rows: [[words("week")] + heading] + rows).text
    }
}

extension String {
    /// At most so many characters, with an ellipsis where some are left out.
    func clipped(to count: Int) -> String { self.count <= count ? self : prefix(count - 1) + "…" }
}
