import Workflow

/// Reports as one long table: a line for each figure, numbers as machines read them.
package struct ReportCSV {
    private let reports: [Report]

    package init(_ reports: [Report]) { self.reports = reports }

    package var text: String {
        (["file,place,week,measure,unit,value"] + reports.flatMap(lines)).joined(separator: "\n")
    }

    private func lines(of report: Report) -> [String] {
        let figures = report.places.flatMap { place in
            Measure.allCases.compactMap { measure in
                place.figures[measure].map { line(report, place.key, "", measure.rawValue, $0) }
            }
        }
        let endings = report.places.flatMap { place in
            place.endings.map { line(report, place.key, "", "ending \($0.ending.key)", .count($0.count)) }
        }
        return figures + endings
            + report.weeks.flatMap { week in
                week.figures.map { line(report, "all", week.from.description, $0.name, .count($0.count)) }
            }
    }

    private func line(_ report: Report, _ place: String, _ week: String, _ measure: String, _ figure: Figure) -> String
    {
        [report.label, place, week, measure, figure.unit, figure.plain].map(\.csvField).joined(separator: ",")
    }
}

extension Report.PlaceReport {
    var key: String { name?.rawValue ?? "all" }
}

extension Ending {
    /// `tutup-otomatis/idle/unanswered`
    var key: String {
        let hand =
            switch by {
            case .requester: "requester"
            case .staff: "staff"
            case .clock(let name): "clock:\(name)"
            }
        return "\(hand)/\(reason.rawValue)" + (unanswered ? "/unanswered" : "")
    }
}

extension Report.WeekReport {
    var figures: [(name: String, count: Int)] {
        [
            ("came", tally.came), ("answered", tally.answered), ("climbed", tally.climbed), ("missed", tally.missed),
            ("closed", tally.closed), ("lapsed", tally.lapsed), ("open-peak", openAtPeak),
        ]
    }
}

extension Figure {
    /// With a point, and four digits behind it where it is no whole number.
    var plain: String {
        switch self {
        case .count(let number), .seconds(let number): "\(number)"
        case .share(let number), .average(let number): "\((number * 10_000).rounded() / 10_000)"
        }
    }

    var value: Double { Double(plain) ?? 0 }
}

extension String {
    /// RFC 4180. What a spreadsheet would run is kept from it by a quote mark before it.
    fileprivate var csvField: String {
        let safe = first.map { "=+-@\t\r".contains($0) } ?? false ? "'" + self : self
        guard safe.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
