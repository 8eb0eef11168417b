import EventStore
import Workflow

/// What people and places are called, looked up once each within one transaction.
struct Names {
    let connection: any Connection
    private var people: [AccountID: PersonName] = [:]
    private var places: [Place: PlaceName] = [:]

    init(_ connection: any Connection) {
        self.connection = connection
    }

    mutating func person(_ id: AccountID) throws -> PersonName {
        if let known = people[id] { return known }
        let found = try connection.first(SQL.person, [.text(id.rawValue)]) { row in
            (name: try row.text(0), place: Place(path: try row.text(1)) ?? .national)
        }
        let person = PersonName(id: id, name: found?.name ?? id.rawValue, place: try place(found?.place ?? .national))
        people[id] = person
        return person
    }

    mutating func place(_ place: Place) throws -> PlaceName {
        if let known = places[place] { return known }
        let name = PlaceName(place: place, name: try Places(connection).name(of: place) ?? Self.nation)
        places[place] = name
        return name
    }

    /// The nation is called the same in both our languages.
    private static let nation = "Indonesia"

    enum SQL {
        static let person = "SELECT name, place FROM account WHERE id = $1"
    }
}
