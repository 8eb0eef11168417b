/// How long something takes, as a workflow file says it: `90 minutes`, `3 days`, `8 working hours`, `3 working days`.
package struct Span: Hashable, Sendable {
    package let amount: Int
    package let unit: Unit

    package enum Unit: String, CaseIterable, Sendable {
        case minutes, hours
        /// 24 h of plain time each, whatever the calendar says.
        case days
        case workingHours = "working hours"
        /// A calendar day's opening hours each, whatever their length.
        case workingDays = "working days"
    }

    /// Ten years, give or take: who writes more has slipped.
    package static let longestTicks = 3_660 * Milliseconds.perDay

    /// Nil unless the amount is greater than zero and the whole within `longestTicks`.
    package init?(_ amount: Int, _ unit: Unit) {
        guard amount > 0, amount <= Self.longestTicks / unit.ticks else { return nil }
        self.amount = amount
        self.unit = unit
    }

    package var isWorking: Bool { unit.isWorking }

    /// The whole in ticks: see `Unit.ticks`.
    package var ticks: Int64 { Int64(amount) * unit.ticks }
}

extension Span.Unit {
    /// Whether it counts on a calendar; if not, it is plain time.
    package var isWorking: Bool {
        switch self {
        case .minutes, .hours, .days: false
        case .workingHours, .workingDays: true
        }
    }

    /// Ticks in one of this unit. A tick is a millisecond of plain time, a millisecond of open time (working hours), or
    /// an 86,400,000th of one day's opening (working days).
    package var ticks: Int64 {
        switch self {
        case .minutes: Milliseconds.perMinute
        case .hours, .workingHours: Milliseconds.perHour
        case .days, .workingDays: Milliseconds.perDay
        }
    }

    fileprivate var singular: String { String(rawValue.dropLast()) }

    fileprivate init?(word: String) {
        guard let unit = Self.allCases.first(where: { word == $0.rawValue || word == $0.singular }) else { return nil }
        self = unit
    }
}

extension Span: LosslessStringConvertible {
    /// Reads a number without leading zeros, one space and a unit, singular or plural.
    package init?(_ text: String) {
        var scanner = TimeScanner(text)
        // Seven digits hold the longest span in minutes.
        guard let digits = scanner.digits(1...7), !digits.hasPrefix("0"), let amount = Int(digits),
            scanner.oneOf(" ") != nil,
            let unit = Unit(word: scanner.remainder())
        else { return nil }
        self.init(amount, unit)
    }

    package var description: String {
        "\(amount) \(amount == 1 ? unit.singular : unit.rawValue)"
    }
}
