import Testing
import Workflow

@Suite struct `Quiet hours` {
    private func instant(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

    @Test(arguments: [
        ("2026-02-06T20:59:59.999+07:00", "2026-02-06T20:59:59.999+07:00"),
        ("2026-02-06T21:00:00+07:00", "2026-02-07T06:00:00+07:00"),
        ("2026-02-06T23:59:00+07:00", "2026-02-07T06:00:00+07:00"),
        ("2026-02-07T00:00:00+07:00", "2026-02-07T06:00:00+07:00"),
        ("2026-02-07T05:59:59.999+07:00", "2026-02-07T06:00:00+07:00"),
        ("2026-02-07T06:00:00+07:00", "2026-02-07T06:00:00+07:00"),
    ])
    func `of the night hold a notice back until the morning`(ready: String, sent: String) throws {
        let quiet = try #require(QuietHours("21:00-06:00"))
        #expect(quiet.release(of: try instant(ready), in: .wib) == (try instant(sent)))
    }

    @Test func `are the reader's own`() throws {
        let quiet = try #require(QuietHours("21:00-06:00"))
        let ready = try instant("2026-02-06T20:00:00+07:00")
        #expect(quiet.release(of: ready, in: .wib) == ready)
        #expect(quiet.release(of: ready, in: .wit) == (try instant("2026-02-07T06:00:00+09:00")))
    }

    @Test func `may lie within a day`() throws {
        let quiet = try #require(QuietHours("12:00-13:00"))
        #expect(
            quiet.release(of: try instant("2026-02-06T12:30:00+07:00"), in: .wib)
                == (try instant("2026-02-06T13:00:00+07:00")))
        let evening = try instant("2026-02-06T23:00:00+07:00")
        #expect(quiet.release(of: evening, in: .wib) == evening)
    }

    @Test(arguments: ["21:00-06:00", "00:00-05:30", "12:00-13:00"])
    func `read as they are written`(text: String) {
        #expect(QuietHours(text)?.description == text)
    }

    @Test(arguments: ["21:00", "21:00-24:00", "6:00-7:00", "06:00-06:00", "21.00-06.00", "21:00-06:00 ", ""])
    func `that are none are refused`(text: String) {
        #expect(QuietHours(text) == nil)
    }
}
