import Synchronization
import Workflow

/// What people and places are called, remembered so that an answer needs no query for it. A name that was changed shows
/// a minute later at the latest, on whichever node it was changed.
package final class NameBook: Sendable {
    private struct Entry<Name: Sendable>: Sendable {
        var name: Name
        var readAt: Instant
    }

    private struct Pages {
        var people = BoundedCache<AccountID, Entry<PersonName>>(capacity: 20_000)
        var places = BoundedCache<Place, Entry<PlaceName>>(capacity: 20_000)
    }

    static let freshFor = Milliseconds.perMinute

    private let time: any Timepiece
    private let pages = Mutex(Pages())

    /// - Parameter time: the real one.
    package init(time: any Timepiece = SystemTime()) {
        self.time = time
    }

    func person(_ id: AccountID) -> PersonName? {
        pages.withLock { $0.people[id] }.flatMap(fresh)
    }

    func place(_ place: Place) -> PlaceName? {
        pages.withLock { $0.places[place] }.flatMap(fresh)
    }

    func note(_ person: PersonName) {
        let entry = Entry(name: person, readAt: time.now())
        pages.withLock { $0.people[person.id] = entry }
    }

    func note(_ place: PlaceName) {
        let entry = Entry(name: place, readAt: time.now())
        pages.withLock { $0.places[place.place] = entry }
    }

    private func fresh<Name>(_ entry: Entry<Name>) -> Name? {
        (0..<Self.freshFor).contains(time.now() - entry.readAt) ? entry.name : nil
    }
}
