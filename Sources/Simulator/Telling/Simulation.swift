package import Workflow

/// A setting, and who comes into it.
package struct Simulation: Sendable {
    package let setting: Setting
    package let arrivals: Arrivals

    package enum Arrivals: Sendable {
        case random(RandomArrivals)
        case stated(StatedArrivals)

        package var count: Int {
            switch self {
            case .random(let arrivals): arrivals.count
            case .stated(let arrivals): arrivals.all.count
            }
        }

        package subscript(index: Int) -> Arrival {
            switch self {
            case .random(let arrivals): arrivals[index]
            case .stated(let arrivals): arrivals.all[index]
            }
        }
    }

    package init(_ setting: Setting, _ arrivals: Arrivals) {
        self.setting = setting
        self.arrivals = arrivals
    }

    /// What became of some of the arrivals. Tallies of parts add up to the tally of the whole, in any order.
    package func tally(of range: Range<Int>) -> Tally {
        let service = Service(setting)
        var tally = Tally(under: setting.definition, in: setting.frame)
        for index in range {
            switch history(of: index, in: service) {
            case .success(let events): tally.add(events)
            case .failure: tally.addRefused()
            }
        }
        return tally
    }

    package func tally() -> Tally { tally(of: 0..<arrivals.count) }

    /// The events of one ticket, or why it was not opened.
    package func history(of index: Int) -> Result<[TicketEvent], Refusal> {
        history(of: index, in: Service(setting))
    }

    private func history(of index: Int, in service: Service) -> Result<[TicketEvent], Refusal> {
        var story = Story(of: index + 1, in: service, draws: Draws(seed: setting.seed, ticket: index))
        do throws(Refusal) {
            try story.tell(arrivals[index])
            return .success(story.events)
        } catch {
            return .failure(error)
        }
    }
}
