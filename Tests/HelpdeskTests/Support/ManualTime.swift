import Helpdesk
import Synchronization
import Workflow

/// A clock that stands still until a test moves it.
final class ManualTime: Timepiece {
    private let instant: Mutex<Instant>

    init(_ start: Instant = .monday) {
        instant = Mutex(start)
    }

    func now() -> Instant { instant.withLock { $0 } }

    func pass(_ milliseconds: Int64) {
        instant.withLock { $0 = $0 + milliseconds }
    }

    func stand(at moment: Instant) {
        instant.withLock { $0 = moment }
    }
}

extension Instant {
    /// Monday 2 February 2026, 09:00 WIB.
    static let monday = Instant(milliseconds: 1_769_997_600_000)
}

extension Int {
    /// Milliseconds in so many days.
    var days: Int64 { Int64(self) * Milliseconds.perDay }
    var hours: Int64 { Int64(self) * Milliseconds.perHour }
    var minutes: Int64 { Int64(self) * Milliseconds.perMinute }
}
