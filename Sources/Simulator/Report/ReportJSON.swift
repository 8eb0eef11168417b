import Foundation
import Workflow

/// Reports as one JSON document.
package struct ReportJSON: Encodable {
    private let seed: UInt64
    private let from: String
    private let days: Int
    private let workflows: [Service]

    private struct Service: Encodable {
        var file: String
        var workflow: String
        var hash: String
        var places: [Place]
        var weeks: [[String: Value]]
    }

    private struct Place: Encodable {
        var name: String
        var title: String
        var measures: [String: Value]
        var endings: [String: Int]
    }

    private enum Value: Encodable {
        case whole(Int)
        case number(Double)
        case text(String)

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .whole(let value): try container.encode(value)
            case .number(let value): try container.encode(value)
            case .text(let value): try container.encode(value)
            }
        }
    }

    package init(_ reports: [Report], seed: UInt64) {
        self.seed = seed
        from = reports.first?.frame.first.description ?? ""
        days = reports.first?.frame.days ?? 0
        workflows = reports.map { report in
            Service(
                file: report.label, workflow: report.workflow.name.rawValue, hash: report.workflow.hash,
                places: report.places.map(Self.place), weeks: report.weeks.map(Self.week))
        }
    }

    /// Keys sorted, so that equal reports are equal texts.
    package func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    private static func place(_ place: Report.PlaceReport) -> Place {
        let measures = place.figures.map { measure, figure in
            let value: Value =
                switch figure {
                case .count(let count), .seconds(let count): .whole(count)
                case .share, .average: .number(figure.value)
                }
            return (measure.rawValue, value)
        }
        let endings = place.endings.map { ($0.ending.key, $0.count) }
        return Place(
            name: place.key, title: place.title.indonesian, measures: Dictionary(uniqueKeysWithValues: measures),
            endings: Dictionary(endings, uniquingKeysWith: +))
    }

    private static func week(_ week: Report.WeekReport) -> [String: Value] {
        let counts = week.figures.map { ($0.name, Value.whole($0.count)) }
        return Dictionary(uniqueKeysWithValues: counts + [("from", .text(week.from.description))])
    }
}
