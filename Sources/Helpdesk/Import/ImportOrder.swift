import EventStore
package import Workflow

/// A file that somebody wants taken in, and as what: the same for the command and for the pages.
package struct ImportOrder: Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case regions, units, accounts

        package var requiredColumns: [String] { type.requiredColumns }
        package var optionalColumns: [String] { type.optionalColumns }

        private var type: any ImportKind.Type {
            switch self {
            case .regions: RegionImport.self
            case .units: UnitImport.self
            case .accounts: AccountImport.self
            }
        }
    }

    package let kind: Kind
    private let file: [UInt8]
    private let deactivatesMissing: Bool
    private let dapodik: DapodikTable?

    /// - Parameters:
    ///   - deactivatesMissing: of units, whether the file is the whole list.
    ///   - dapodik: of units, which kab/kota Dapodik's codes mean.
    package init(
        _ kind: Kind, _ file: [UInt8], deactivatesMissing: Bool = false, dapodik: DapodikTable? = nil
    ) {
        self.kind = kind
        self.file = file
        self.deactivatesMissing = deactivatesMissing
        self.dapodik = dapodik
    }

    package var size: Int { file.count }

    /// - Throws: `CSVFault` when the file is no table of its kind.
    package func check(with accounts: Accounts, at now: Instant) throws(CSVFault) {
        try Self.check(file, as: importKind(accounts, at: now))
    }

    /// Says what `apply` would do now, and does nothing.
    /// - Throws: `CSVFault`.
    package func preview(
        with accounts: Accounts, keeping keeper: AccountID? = nil, at now: Instant
    ) async throws -> ImportReport {
        try await Self.preview(file, as: importKind(accounts, keeping: keeper, at: now), on: accounts.database)
    }

    /// All of it, or nothing: see `Import.apply`.
    /// - Throws: `CSVFault`; `ImportRefused` when lines are rejected.
    package func apply(
        with accounts: Accounts, keeping keeper: AccountID? = nil, skippingRejected: Bool = false, at now: Instant
    ) async throws -> ImportReport {
        // A unit that moves takes its people along: none of them may go on as they were.
        defer { accounts.sessions.evictAll() }
        return try await Self.apply(
            file, as: importKind(accounts, keeping: keeper, at: now), to: accounts.database, skippingRejected)
    }

    private func importKind(
        _ accounts: Accounts, keeping keeper: AccountID? = nil, at now: Instant
    ) -> any ImportKind {
        switch kind {
        case .regions: RegionImport()
        case .units: UnitImport(deactivatesMissing: deactivatesMissing, dapodik: dapodik)
        case .accounts: AccountImport(accounts, keeping: keeper, at: now)
        }
    }

    private static func check(_ file: [UInt8], as kind: some ImportKind) throws(CSVFault) {
        _ = try Import(file, as: kind)
    }

    private static func preview(
        _ file: [UInt8], as kind: some ImportKind, on database: any Database
    ) async throws -> ImportReport {
        try await Import(file, as: kind).preview(on: database)
    }

    private static func apply(
        _ file: [UInt8], as kind: some ImportKind, to database: any Database, _ skippingRejected: Bool
    ) async throws -> ImportReport {
        try await Import(file, as: kind).apply(to: database, skippingRejected: skippingRejected)
    }
}
