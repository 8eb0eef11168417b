import EventStore
import Foundation
import Helpdesk
import SQLiteDriver
import Workflow

/// The files that come with the program, and a store that holds them.
enum Seed {
    static func file(_ name: String) throws -> [UInt8] {
        let root = (0..<4).reduce(URL(filePath: #filePath)) { path, _ in path.deletingLastPathComponent() }
        return Array(try Data(contentsOf: root.appending(path: "Seeds").appending(path: name)))
    }

    static func regions() throws -> Import<RegionImport> {
        try Import(file("regions.csv"), as: RegionImport())
    }

    static func emptyStore() async throws -> SQLiteDatabase {
        let database = try SQLiteDatabase.inMemory()
        try await Migrator([.helpdesk]).migrate(database)
        return database
    }

    /// All regions and the three practice units.
    static func store() async throws -> SQLiteDatabase {
        let database = try await emptyStore()
        _ = try await regions().apply(to: database)
        _ = try await Import(file("practice/units.csv"), as: UnitImport()).apply(to: database)
        return database
    }
}

extension Instant {
    static let noon = Instant(milliseconds: 1_770_000_000_000)

    static func + (instant: Instant, seconds: Seconds) -> Instant { instant + seconds.count * 1_000 }
}

struct Seconds {
    var count: Int64
}

extension Int {
    var seconds: Seconds { Seconds(count: Int64(self)) }
}

extension Place {
    static let kabBandung = Place(kabkota: "32.04", in: "32")
    static let kotaMakassar = Place(kabkota: "73.71", in: "73")
    static let sekolah1 = Place(unit: "99900001", kabkota: "32.04", in: "32")
}
