package import Workflow

/// Any number of questions, each a function of the seed and its ordinal.
package struct RandomArrivals: Sendable {
    package let count: Int
    private let seed: UInt64
    private let frame: Frame
    private let definition: Definition
    private let localities: [Locality]
    private let places: Choice
    private let days: Choice
    private let hours: Choice
    /// What can be asked, and by whom, from each locality: an index into `sources`.
    private let sourceOf: [Int]
    private let sources: [Source]

    /// Nobody comes: some weights are all zero.
    package struct Nobody: Error, Equatable {}

    /// Who may ask from a place, and about what.
    private struct Source: Equatable {
        var askers: [Asker]
        var who: Choice
        var topics: [[Topic]]
        var what: [Choice]
    }

    /// - Parameter office: the days on which it never opens count as Sundays.
    package init(
        _ count: Int, seed: UInt64, under definition: Definition, of behaviour: Behaviour, in frame: Frame,
        from localities: [Locality], office: WorkingCalendar
    ) throws(Nobody) {
        self.count = count
        self.seed = seed
        self.frame = frame
        self.definition = definition
        var sources: [Source] = []
        var sourceOf: [Int] = []
        var open: [(Locality, weight: Double)] = []
        for locality in localities {
            guard let source = Self.source(definition, behaviour, from: locality) else { continue }
            open.append((locality, behaviour.weight(of: locality)))
            sourceOf.append(sources.firstIndex(of: source) ?? sources.count)
            if !sources.contains(source) { sources.append(source) }
        }
        guard let places = Choice(open.map(\.weight)),
            let days = Choice(
                (0..<frame.days).map { behaviour.rhythm.weight(of: frame.first.advanced(by: $0), office) }),
            let hours = Choice(behaviour.rhythm.hours)
        else { throw Nobody() }
        self.localities = open.map(\.0)
        self.places = places
        self.days = days
        self.hours = hours
        self.sources = sources
        self.sourceOf = sourceOf
    }

    private static func source(
        _ definition: Definition, _ behaviour: Behaviour, from locality: Locality
    ) -> Source? {
        let known = definition.askers.map { asker in
            let place = locality.place(at: definition.level(of: asker.requester))
            return (asker: asker, topics: definition.topics(for: asker, from: place))
        }
        let able = known.compactMap { asker, topics in
            Choice(topics.map { behaviour.weight(of: $0.category) }).map { (asker: asker, topics: topics, what: $0) }
        }
        guard let who = Choice(able.map { behaviour.weight(of: $0.asker) }) else { return nil }
        return Source(askers: able.map(\.asker), who: who, topics: able.map(\.topics), what: able.map(\.what))
    }

    package subscript(index: Int) -> Arrival {
        let draws = Draws(seed: seed, ticket: index)
        let region = places.index(at: draws.share(.region))
        let source = sources[sourceOf[region]]
        let who = source.who.index(at: draws.share(.person))
        let topic = source.topics[who][source.what[who].index(at: draws.share(.category))]
        let locality = localities[region]
        return definition.arrival(source.askers[who], topic, from: locality, at: moment(draws, in: locality.zone))
    }

    /// Kept within the frame, whose days are those of the west.
    private func moment(_ draws: Draws, in zone: Zone) -> Instant {
        let day = frame.first.advanced(by: days.index(at: draws.share(.day)))
        let hour = hours.index(at: draws.share(.hour))
        let millisecond = Int64(draws.share(.moment) * Double(Milliseconds.perHour))
        return max(frame.start, zone.instant(on: day, at: Int64(hour) * Milliseconds.perHour + millisecond))
    }
}

extension Behaviour {
    fileprivate func weight(of locality: Locality) -> Double {
        let usual = Place.Elsewhere(rawValue: locality.code) == nil ? 1 : 1.0 / 200
        return regions[locality.code] ?? locality.place.province.flatMap { regions[$0] } ?? usual
    }

    fileprivate func weight(of category: CategoryPath?) -> Double { category.flatMap { categories[$0] } ?? 1 }

    /// Of what is asked on somebody's behalf there is one in twenty.
    fileprivate func weight(of asker: Asker) -> Double {
        (requesters[asker.requester]?.weight ?? 0) / (asker.requester == asker.filer ? 1 : 20)
    }
}

extension Rhythm {
    fileprivate func weight(of day: CivilDay, _ office: WorkingCalendar) -> Double {
        let weekday = Weekday.allCases.firstIndex(of: day.weekday) ?? 0
        let isDayOff =
            switch office.rule(on: day) {
            case .holiday, .collectiveLeave: true
            case .week, .override: false
            }
        return months[day.month - 1] * weekdays[isDayOff ? weekdays.count - 1 : weekday]
    }
}
