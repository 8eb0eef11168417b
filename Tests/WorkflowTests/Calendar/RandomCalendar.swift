import TestSupport
@testable import Workflow

extension CalendarParts {
    /// Any calendar whose exceptions lie within 28 days from `first`.
    static func random(from first: CivilDay, using generator: inout SeededGenerator) throws -> CalendarParts {
        var parts = CalendarParts()
        parts.zone =
            [.holder, .fixed(Zone.allCases.randomElement(using: &generator) ?? .wib)]
            .randomElement(using: &generator) ?? .holder
        let weekdays = Weekday.allCases.shuffled(using: &generator).prefix(Int.random(in: 1...7, using: &generator))
        for weekday in weekdays {
            parts.week[weekday] = hours(atLeast: 1, using: &generator)
        }
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            parts.overrides.append(randomOverride(from: first, using: &generator))
        }
        for _ in 0..<Int.random(in: 0...4, using: &generator) {
            parts.holidays[day(after: first, using: &generator)] = "libur"
            parts.collectiveLeave[day(after: first, using: &generator)] = "cuti bersama"
        }
        parts.closesOnCollectiveLeave = .random(using: &generator)
        return parts
    }

    static func day(after first: CivilDay, using generator: inout SeededGenerator) -> CivilDay {
        first.advanced(by: .random(in: 0..<28, using: &generator))
    }

    private static func randomOverride(
        from first: CivilDay, using generator: inout SeededGenerator
    ) -> HoursOverride {
        let from = day(after: first, using: &generator)
        let length = Int.random(in: 0...9, using: &generator)
        var override = HoursOverride(from: from, through: from.advanced(by: length), reason: "lain")
        for weekday in Weekday.allCases.shuffled(using: &generator).prefix(.random(in: 0...7, using: &generator)) {
            override.hours[weekday] = hours(atLeast: 0, using: &generator)
        }
        return override
    }

    /// Up to three stretches, some touching, in any order; all day now and then.
    private static func hours(atLeast least: Int, using generator: inout SeededGenerator) -> [OpeningHours] {
        if Int.random(in: 0..<8, using: &generator) == 0 { return [.allDay] }
        let count = Int.random(in: least...3, using: &generator)
        let cuts = Array(0...1_440).shuffled(using: &generator).prefix(2 * count).sorted()
        let apart = stride(from: 0, to: cuts.count, by: 2).compactMap {
            OpeningHours(from: cuts[$0], until: cuts[$0 + 1])
        }
        guard Bool.random(using: &generator), let last = apart.last, last.until < 1_440 else {
            return apart.shuffled(using: &generator)
        }
        return (apart + [OpeningHours(from: last.until, until: 1_440)].compactMap(\.self)).shuffled(using: &generator)
    }
}
