package import Foundation
import Synchronization
package import Workflow

/// What time it is for tickets. Sign-ins live on the real clock, whatever this one says.
package protocol Timepiece: Sendable {
    func now() -> Instant
}

/// The machine's clock, in UTC.
package struct SystemTime: Timepiece {
    package init() {}

    package func now() -> Instant { Instant(Date()) }
}

extension Instant {
    /// To the millisecond below.
    package init(_ date: Date) {
        self.init(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded(.down)))
    }
}

/// Practice time: it flows with the real clock, ahead of it by what it has been moved on; while it is being moved on
/// it stands at each clock's own due moment.
package final class PracticeTime: Timepiece {
    private enum Mode {
        case flowing(ahead: Int64)
        case standing(at: Instant)
    }

    private let real: any Timepiece
    private let mode: Mutex<Mode>

    /// - Parameter ahead: milliseconds before the real clock, from the last run.
    package init(ahead: Int64, of real: any Timepiece = SystemTime()) {
        self.real = real
        mode = Mutex(.flowing(ahead: ahead))
    }

    package func now() -> Instant {
        mode.withLock { mode in
            switch mode {
            case .flowing(let ahead): real.now() + ahead
            case .standing(let instant): instant
            }
        }
    }

    /// Milliseconds before the real clock.
    package var ahead: Int64 { now() - real.now() }

    package func stand(at instant: Instant) {
        mode.withLock { $0 = .standing(at: instant) }
    }

    /// Flows on from where it stands.
    /// - Returns: how many milliseconds it is ahead of the real clock.
    package func flow() -> Int64 {
        mode.withLock { mode in
            switch mode {
            case .flowing(let ahead): return ahead
            case .standing(let instant):
                let ahead = instant - real.now()
                mode = .flowing(ahead: ahead)
                return ahead
            }
        }
    }
}
