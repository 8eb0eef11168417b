import TestSupport
import Testing
import Workflow

@testable import Simulator

@Suite struct `A simulated ticket` {
    @Test func `that nobody answers climbs after three days and lapses seven days later`() throws {
        let trial = Trial(
            behaviour: Trial.silentStaff + "\nrequesters: { operator-dinas: { weight: 0 } }", tickets: 40, days: 100)
        for events in try trial.histories() {
            let opened = try #require(events.first)
            guard opened.at + 20 * Milliseconds.perDay < (try trial.setting().frame.end),
                case .opened(let opening) = opened.fact, opening.tier == "dinas"
            else { continue }
            let days = events.map { ($0.at - opened.at) / Milliseconds.perDay }
            #expect(events.map(\.fact.type) == ["opened", "forwarded", "flagged", "closed"])
            #expect(days == [0, 3, 6, 10])
            guard case .closed(let closing) = try #require(events.last).fact else { continue }
            #expect(closing.unanswered)
        }
    }

    @Test(arguments: SeededGenerator.seeds(4))
    func `lives forward in time, within the frame`(seed: UInt64) throws {
        let trial = Trial(seed: seed)
        let frame = try trial.setting().frame
        for events in try trial.histories() {
            #expect(zip(events, events.dropFirst()).allSatisfy { $0.at <= $1.at })
            #expect(events.allSatisfy { frame.contains($0.at) })
        }
    }

    @Test func `is answered only while the office is open`() throws {
        let trial = Trial(behaviour: "tiers: { dinas: { calendar: jam-kerja-wib } }")
        let calendar = try #require(try ProjectFiles.calendars()["jam-kerja-wib"])
        var answers = 0
        for events in try trial.histories() {
            var tier: TierName?
            for event in events {
                switch event.fact {
                case .opened(let opening): tier = opening.tier
                case .forwarded(let move), .returned(let move): tier = move.to
                case .answered where tier == "dinas":
                    answers += 1
                    // What ends with a day's opening ends at closing time.
                    #expect(calendar.isOpen(at: event.at - 1, in: .wib))
                default: break
                }
            }
        }
        #expect(answers > 50)
    }

    @Test func `passes a rung on which nobody stands`() throws {
        let trial = Trial(
            behaviour: """
                tiers: { dinas: { vacant: ["32", "91.01"] } }
                arrivals: { regions: { "73.71": 0, overseas: 0, unknown: 0 } }
                requesters: { operator-dinas: { weight: 0 } }
                """)
        let tally = try trial.simulation().tally()
        let visits = tally.whole.came - tally.whole.pastVacant
        // Visitors of the walk-in desk never begin below.
        #expect(tally["dinas"]?.came == 0)
        #expect(tally.whole.pastVacant > 200)
        #expect(visits < 60)
    }

    @Test func `does what everybody always does, in order`() throws {
        let trial = Trial(
            behaviour: """
                tiers:
                  dinas: { answered: 100 %, median: 1 hours, p90: 1 hours, solved: 100 %, asks: 100 %, forwards: 0 %, returns: 0 %, refers: 0 %, closes: 0 % }
                requesters:
                  operator-sekolah: { replies: 100 %, median: 2 hours, p90: 2 hours }
                  operator-dinas: { weight: 0 }
                """, tickets: 40, days: 8)
        let frame = try trial.setting().frame
        let events = try #require(
            try trial.histories().first { events in
                guard case .opened(let opening) = events[0].fact else { return false }
                return opening.tier == "dinas" && frame.end - events[0].at > 5 * Milliseconds.perDay
            })
        #expect(events.prefix(4).map(\.fact.type) == ["opened", "asked", "replied", "asked"])
        #expect(events.count > 10)
        let gaps = zip(events, events.dropFirst()).prefix(4).map { ($1.at - $0.at) / Milliseconds.perHour }
        #expect(gaps == [1, 2, 1, 2])
    }
}

extension TicketEvent.Fact {
    /// What stands on disk, without `ticket.` and version.
    fileprivate var type: String {
        switch self {
        case .opened: "opened"
        case .answered: "answered"
        case .replied: "replied"
        case .asked: "asked"
        case .forwarded: "forwarded"
        case .returned: "returned"
        case .flagged: "flagged"
        case .closed: "closed"
        case .noted, .assigned, .referred, .reported, .inquired, .recategorised, .reminded, .excused, .rated,
            .migrated, .replanned:
            "other"
        }
    }
}
