package import EventStore
import Synchronization
package import Workflow

/// All regions, in memory: they change by decree, and then by an import. A class, so that everybody who holds it sees them
/// change.
package final class Regions: Sendable {
    private struct Table {
        let byCode: [String: Region]
        let codes: Set<String>

        init(_ regions: [Region]) {
            byCode = Dictionary(regions.map { ($0.code.text, $0) }, uniquingKeysWith: { _, last in last })
            codes = Set(byCode.keys)
        }

        init(from connection: any Connection) throws {
            self.init(try connection.all(SQL.all, [], Region.init(row:)))
        }
    }

    private let table: Mutex<Table>

    package init(_ regions: [Region]) {
        table = Mutex(Table(regions))
    }

    package init(from connection: any Connection) throws {
        table = Mutex(try Table(from: connection))
    }

    /// After an import.
    package func reload(from database: any Database) async throws {
        let fresh = try await database.read { try Table(from: $0) }
        table.withLock { $0 = fresh }
    }

    package var count: Int { codes.count }

    /// All dotted codes.
    package var codes: Set<String> { table.withLock { $0.codes } }

    /// By dotted code; nil for any other form of it.
    package subscript(code: String) -> Region? { table.withLock { $0.byCode[code] } }

    package func place(forRegion code: String) -> Place? { self[code]?.place }

    /// Where clocks count for a place: its province's zone. For the nation, and for what we don't know, the capital's.
    package func zone(of place: Place) -> Zone {
        place.province.flatMap { self[$0]?.zone } ?? .wib
    }

    /// Nil for the nation and for units, which are too many to hold: see `Places.name(of:)`.
    package func name(of place: Place) -> String? { self[place.code]?.name }

    enum SQL {
        static let columns = "code, name, kind, zone"
        static let all = "SELECT \(columns) FROM region"
        static let one = "SELECT \(columns) FROM region WHERE code = $1"
    }
}

extension Region {
    /// A row of `Regions.SQL.columns`.
    init(row: any Row) throws {
        guard let code = RegionCode(try row.text(0)), let kind = Kind(rawValue: try row.text(2)),
            let zone = Zone(rawValue: try row.text(3))
        else { throw EventStoreError.corrupt("region \(try row.text(0))") }
        self.init(code: code, name: try row.text(1), kind: kind, zone: zone)
    }
}
