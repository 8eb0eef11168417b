package import EventStore

/// A file that was read, ready to be compared with what is stored and to be stored: all of it, or nothing.
package struct Import<Kind: ImportKind>: Sendable {
    private let kind: Kind
    private let entries: [Entry]
    private let rejected: [Rejection]

    private struct Entry {
        var row: ImportRow
        var record: Kind.Record
    }

    /// - Throws: `CSVFault` when the file is no table of this kind; lines that are wrong are only rejected.
    package init(_ file: [UInt8], as kind: Kind) throws(CSVFault) {
        let table = try CSVTable(file, required: Kind.requiredColumns, optional: Kind.optionalColumns)
        var (entries, rejected, lines): ([Entry], [Rejection], [String: Int]) = ([], [], [:])
        for row in table.rows {
            let row = ImportRow(table: table, row: row)
            do {
                let record = try Self.record(from: row, as: kind, after: &lines)
                entries.append(Entry(row: row, record: record))
            } catch {
                rejected.append(error)
            }
        }
        self.kind = kind.knowing(entries.map(\.record))
        (self.entries, self.rejected) = (entries, rejected)
    }

    /// Says what `apply` would do now, and does nothing.
    package func preview(on database: any Database) async throws -> ImportReport {
        try await database.read { connection in
            try plan(as: kind, on: connection).report
        }
    }

    /// Stores what is new or different, in one transaction. The same file a second time changes nothing.
    /// - Parameter skippingRejected: whether to store the good lines of a file that has bad ones.
    /// - Throws: `ImportRefused` when lines are rejected; then, and after any other error, nothing was stored.
    package func apply(to database: any Database, skippingRejected: Bool = false) async throws -> ImportReport {
        let kind = try await kind.readied(for: entries.map(\.record), on: database)
        defer { kind.forgetWhatWasRead() }
        return try await database.write { connection in
            // Planned anew: much may have happened since the preview.
            let plan = try plan(as: kind, on: connection)
            guard skippingRejected || plan.report.rejected.isEmpty else { throw ImportRefused(report: plan.report) }
            for record in plan.toStore { try kind.store(record, on: connection) }
            for key in plan.report.deactivated { try kind.deactivate(key, on: connection) }
            return plan.report
        }
    }

    private func plan(
        as kind: Kind, on connection: any Connection
    ) throws -> (report: ImportReport, toStore: [Kind.Record]) {
        var (report, toStore) = (ImportReport(rejected: rejected), [Kind.Record]())
        for entry in entries {
            let key = kind.key(of: entry.record)
            kind.doubt(about: entry.record, from: entry.row).map { report.doubtful.append($0) }
            switch try kind.verdict(on: entry.record, on: connection) {
            case .added:
                report.added.append(key)
                toStore.append(entry.record)
            case .changed(let columns):
                report.changed.append(ImportReport.Change(key: key, columns: columns))
                toStore.append(entry.record)
            case .unchanged: report.unchanged += 1
            case .rejected(let column, let reason): report.rejected.append(entry.row.rejection(column, reason))
            }
        }
        report.rejected.sort { $0.line < $1.line }
        // A line that can't be read may be about anybody: then nobody is missing.
        if report.rejected.isEmpty {
            report.deactivated = try kind.missing(besides: Set(entries.map { kind.key(of: $0.record) }), on: connection)
        }
        return (report, toStore)
    }

    private static func record(
        from row: ImportRow, as kind: Kind, after lines: inout [String: Int]
    ) throws(Rejection) -> Kind.Record {
        guard row.table.isWhole(row.row) else { throw row.rejection(nil, .wrongFieldCount) }
        let record = try kind.record(from: row)
        let key = kind.key(of: record)
        if let line = lines[key] { throw row.rejection(Kind.requiredColumns.first, .duplicate(line: line)) }
        lines[key] = row.row.line
        return record
    }
}
