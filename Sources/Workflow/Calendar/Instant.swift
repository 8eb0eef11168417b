/// A point in time: whole milliseconds since 1970-01-01T00:00:00Z, within the years 0001 to 9999.
///
/// Not Foundation's `Date`: that is a `Double` of seconds, where two ways to one millisecond differ in the last bit, so
/// that a clock's promised time need not equal itself after a round trip. What we store is an integer, and so is this.
package struct Instant: Hashable, Sendable {
    package let milliseconds: Int64

    /// 0001-01-01T00:00:00Z and 9999-12-31T23:59:59.999Z: what RFC 3339 can write.
    package static let earliest = Instant(unchecked: Int64(CivilDay.first.dayNumber) * Milliseconds.perDay)
    package static let latest = Instant(unchecked: Int64(CivilDay.last.dayNumber + 1) * Milliseconds.perDay - 1)

    /// Stays at `earliest` or `latest` beyond them, so that no sum of instants can overflow.
    package init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, Self.earliest.milliseconds), Self.latest.milliseconds)
    }

    private init(unchecked milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static func + (instant: Instant, milliseconds: Int64) -> Instant {
        let (sum, overflow) = instant.milliseconds.addingReportingOverflow(milliseconds)
        guard !overflow else { return milliseconds < 0 ? earliest : latest }
        return Instant(milliseconds: sum)
    }

    package static func - (instant: Instant, milliseconds: Int64) -> Instant {
        let (difference, overflow) = instant.milliseconds.subtractingReportingOverflow(milliseconds)
        guard !overflow else { return milliseconds < 0 ? latest : earliest }
        return Instant(milliseconds: difference)
    }

    /// Milliseconds from `right` to `left`; negative if `left` comes first.
    package static func - (left: Instant, right: Instant) -> Int64 {
        left.milliseconds - right.milliseconds
    }
}

extension Instant: Comparable {
    package static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }
}

extension Instant: Codable {
    /// A bare integer.
    /// - Throws: `DecodingError.dataCorrupted` outside the years 0001 to 9999.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let milliseconds = try container.decode(Int64.self)
        self.init(milliseconds: milliseconds)
        guard self.milliseconds == milliseconds else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "outside the years 0001 to 9999")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}
