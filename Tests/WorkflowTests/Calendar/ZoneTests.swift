import Testing

@testable import Workflow

@Suite struct `A zone` {
    @Test func `has a name in the IANA database`() {
        for zone in Zone.allCases {
            #expect(Zone(ianaName: zone.ianaName) == zone)
        }
        #expect(Zone(ianaName: "Asia/Pontianak") == .wib)
        for name in ["", "WIB", "asia/jakarta", "Asia/Singapore", "UTC"] {
            #expect(Zone(ianaName: name) == nil)
        }
    }

    @Test(arguments: [(Zone.wib, 25_200_000), (.wita, 28_800_000), (.wit, 32_400_000)])
    func `is so far ahead of UTC all year round`(zone: Zone, offset: Int) {
        #expect(zone.offset == Int64(offset))
    }

    @Test(arguments: Zone.allCases)
    func `tells the day and its milliseconds, and back`(zone: Zone) throws {
        let day = try CivilDay.on("2026-02-02")
        let midnight = zone.instant(on: day)
        #expect(zone.local(midnight) == (day, 0))
        #expect(zone.local(midnight - 1) == (day.advanced(by: -1), 86_399_999))
        #expect(zone.instant(on: day, at: 86_400_000) == zone.instant(on: day.advanced(by: 1)))
        for instant in [Instant.earliest, Instant(milliseconds: -1), .latest] {
            let (day, millisecond) = zone.local(instant)
            #expect(zone.instant(on: day, at: millisecond) == instant)
        }
    }
}
