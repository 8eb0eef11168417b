import Testing
import Workflow

@testable import Helpdesk

@Suite struct `Guessing` {
    var throttle = GuessThrottle()

    private mutating func fail(_ times: Int, _ username: String = "rina", from address: String = "198.51.100.1") {
        for _ in 0..<times { _ = throttle.begin(username, from: address, at: .noon) }
    }

    @Test mutating func `costs nothing five times, and then twice as much each time`() {
        var now = Instant.noon
        let waits = (0..<12).map { _ in
            let wait = throttle.begin("rina", from: "198.51.100.1", at: now) ?? 0
            now = now + wait
            if wait > 0 { #expect(throttle.begin("rina", from: "198.51.100.1", at: now) == nil) }
            return wait / 1_000
        }
        #expect(waits == [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64])
    }

    @Test mutating func `never shuts anybody out for longer than a quarter of an hour`() {
        var now = Instant.noon
        for _ in 0..<200 {
            let wait = throttle.begin("rina", from: "198.51.100.1", at: now) ?? 0
            #expect(wait <= 15 * Milliseconds.perMinute)
            now = now + wait
        }
    }

    @Test mutating func `is forgotten after a quiet hour`() {
        fail(5)
        #expect(throttle.begin("rina", from: "198.51.100.1", at: .noon) == 1_000)
        let later = Instant.noon + Milliseconds.perHour
        for _ in 0..<5 { #expect(throttle.begin("rina", from: "198.51.100.1", at: later) == nil) }
        #expect(throttle.begin("rina", from: "198.51.100.1", at: later) != nil)
    }

    @Test mutating func `many names from one address is slowed down, too`() {
        for number in 0..<20 { fail(1, "sekolah\(number)") }
        #expect(throttle.begin("lain", from: "198.51.100.1", at: .noon) == 1_000)
        #expect(throttle.begin("lain", from: "198.51.100.2", at: .noon) == nil)
    }

    @Test mutating func `one name from many addresses is slowed down, too`() {
        for number in 1...5 { fail(1, from: "198.51.100.\(number)") }
        #expect(throttle.begin("rina", from: "203.0.113.1", at: .noon) == 1_000)
    }

    @Test mutating func `does not hold up its victim where they are known`() {
        fail(1, from: "192.0.2.1")
        throttle.succeed("rina", from: "192.0.2.1", at: .noon)
        for number in 1...9 { fail(1, from: "198.51.100.\(number)") }
        #expect(throttle.begin("rina", from: "203.0.113.1", at: .noon) != nil)
        #expect(throttle.begin("rina", from: "192.0.2.1", at: .noon) == nil)
    }

    @Test mutating func `is not excused by signing in to another account`() {
        for number in 0..<20 {
            fail(1, "sekolah\(number)")
            guard throttle.begin("penyerang", from: "198.51.100.1", at: .noon) == nil else { continue }
            throttle.succeed("penyerang", from: "198.51.100.1", at: .noon)
        }
        #expect(throttle.begin("lain", from: "198.51.100.1", at: .noon) != nil)
    }

    @Test(arguments: [
        ("198.51.100.7", "198.51.100.7"), ("::ffff:198.51.100.7", "198.51.100.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("2001:0DB8:1:2::9", "2001:db8:1:2::/64"),
        ("2001:db8::1", "2001:db8:0:0::/64"), ("::1", "0:0:0:0::/64"), ("fe80::1%eth0", "fe80:0:0:0::/64"),
        ("", ""), ("unix", "unix"),
    ])
    func `counts by network`(address: String, network: String) {
        #expect(remoteNetwork(of: address) == network)
    }
}

@Suite struct `A bounded cache` {
    @Test func `forgets what was not used for long`() {
        var cache = BoundedCache<Int, Int>(capacity: 10)
        for number in 0..<1_000 {
            cache[number] = number
            #expect(cache[0] == 0)
        }
        #expect(cache[1] == nil)
        #expect((0..<1_000).count { cache[$0] != nil } <= 20)
        cache[0] = nil
        #expect(cache[0] == nil)
    }
}
