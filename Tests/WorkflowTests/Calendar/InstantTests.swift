import Foundation
import TestSupport
import Testing

@testable import Workflow

@Suite struct `An instant` {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00Z"),
        ("2026-02-02T09:00:00+07:00", 1_769_997_600_000, "2026-02-02T02:00:00Z"),
        ("2026-02-02t02:00:00.000z", 1_769_997_600_000, "2026-02-02T02:00:00Z"),
        ("2026-02-02T02:00:00.5-00:00", 1_769_997_600_500, "2026-02-02T02:00:00.500Z"),
        ("2026-02-02T02:00:00.0019999Z", 1_769_997_600_001, "2026-02-02T02:00:00.001Z"),
        ("1969-12-31T23:59:59.999Z", -1, "1969-12-31T23:59:59.999Z"),
        ("2024-02-29T23:30:00-03:30", 1_709_261_999_000 + 1_000, "2024-03-01T03:00:00Z"),
        ("0001-01-01T00:00:00Z", -62_135_596_800_000, "0001-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59.999Z", 253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    ])
    func `is read and written as RFC 3339`(text: String, milliseconds: Int, canonical: String) throws {
        let instant = try #require(Instant(rfc3339: text))
        #expect(instant.milliseconds == Int64(milliseconds))
        #expect(instant.rfc3339 == canonical)
        #expect(Instant(rfc3339: canonical) == instant)
    }

    @Test(arguments: [
        "", "Z", "2026-02-02", "2026-02-02T02:00:00", "2026-02-02 02:00:00Z", "2026-02-02T02:00Z",
        "2026-02-02T2:00:00Z",
        "2026-02-02T24:00:00Z", "2026-02-02T23:60:00Z", "2026-12-31T23:59:60Z", "2026-02-30T00:00:00Z",
        "2025-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "0000-01-01T00:00:00Z",
        "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "10000-01-01T00:00:00Z", "-001-01-01T00:00:00Z",
        "2026-02-02T02:00:00.Z", "2026-02-02T02:00:00,5Z", "2026-02-02T02:00:00.1234567890Z",
        "2026-02-02T02:00:00+7:00",
        "2026-02-02T02:00:00+0700", "2026-02-02T02:00:00+24:00", "2026-02-02T02:00:00+07:60", "2026-02-02T02:00:00ZZ",
        "2026-02-02T02:00:00Z ", "2026-02-02T02:00:00Z\0", "２０26-02-02T02:00:00Z", "99999999999999999999", "WIB",
    ])
    func `is refused in any other form`(text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }

    @Test(arguments: SeededGenerator.seeds(5))
    func `comes back from its text and its integer`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let range = Instant.earliest.milliseconds...Instant.latest.milliseconds
        for _ in 0..<100 {
            let instant = Instant(milliseconds: .random(in: range, using: &generator))
            #expect(Instant(rfc3339: instant.rfc3339) == instant)
            let json = try JSONEncoder().encode([instant])
            #expect(String(bytes: json, encoding: .utf8) == "[\(instant.milliseconds)]")
            #expect(try JSONDecoder().decode([Instant].self, from: json) == [instant])
        }
    }

    @Test func `stays within its years, whatever is added`() {
        #expect(Instant(milliseconds: .max) == .latest)
        #expect(Instant(milliseconds: .min) == .earliest)
        for instant in [Instant.earliest, Instant(milliseconds: 0), .latest] {
            #expect(instant + .max == .latest)
            #expect(instant + .min == .earliest)
            #expect(instant - .max == .earliest)
            #expect(instant - .min == .latest)
        }
        #expect(Instant(milliseconds: 7) - Instant(milliseconds: 9) == -2)
        #expect(Instant(milliseconds: 7) + 2 - 3 == Instant(milliseconds: 6))
    }

    @Test(arguments: ["[253402300800000]", "[-62135596800001]", "[9223372036854775807]", "[1e99]", "[\"0\"]", "[0.5]"])
    func `is refused from storage outside its years`(json: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Instant].self, from: Data(json.utf8)) }
    }
}
