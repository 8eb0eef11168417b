/// One row of a result; columns count from 0. Valid only in the closure that received it.
///
/// The getters throw `EventStoreError.corrupt` when the column holds something else, since a file may have been altered
/// by other hands.
package protocol Row {
    func isNull(_ column: Int) -> Bool
    func integer(_ column: Int) throws -> Int64
    func text(_ column: Int) throws -> String
    func bytes(_ column: Int) throws -> [UInt8]
}

extension Row {
    package func int(_ column: Int) throws -> Int {
        Int(try integer(column))
    }

    package func bool(_ column: Int) throws -> Bool {
        try integer(column) != 0
    }

    package func optionalInteger(_ column: Int) throws -> Int64? {
        isNull(column) ? nil : try integer(column)
    }

    package func optionalInt(_ column: Int) throws -> Int? {
        isNull(column) ? nil : try int(column)
    }

    package func optionalText(_ column: Int) throws -> String? {
        isNull(column) ? nil : try text(column)
    }

    package func optionalBytes(_ column: Int) throws -> [UInt8]? {
        isNull(column) ? nil : try bytes(column)
    }
}
