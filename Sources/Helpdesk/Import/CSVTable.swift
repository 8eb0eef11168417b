/// A file's rows under the names of their columns.
package struct CSVTable: Sendable {
    package let rows: [CSVReader.Row]
    private let columns: [String: Int]
    private let width: Int

    /// Columns in any order; names in any case.
    package init(
        _ file: [UInt8], required: [String], optional: [String] = [], reader: CSVReader = CSVReader()
    ) throws(CSVFault) {
        let all = try reader.rows(of: file)
        guard let header = all.first else { throw CSVFault(line: 1, kind: .empty) }
        let names = header.fields.map { $0.trimmed.lowercased() }
        var columns: [String: Int] = [:]
        for (index, name) in names.enumerated() {
            guard columns.updateValue(index, forKey: name) == nil else {
                throw CSVFault(line: header.line, kind: .columnTwice(name))
            }
        }
        if let name = required.first(where: { columns[$0] == nil }) {
            throw CSVFault(line: header.line, kind: .columnMissing(name))
        }
        // A misspelled optional column would be lost in silence.
        if let name = names.first(where: { !required.contains($0) && !optional.contains($0) }) {
            throw CSVFault(line: header.line, kind: .columnUnknown(name))
        }
        self.columns = columns
        width = names.count
        rows = Array(all.dropFirst())
    }

    package func isWhole(_ row: CSVReader.Row) -> Bool { row.fields.count == width }

    /// Without the white space around it; empty where there is no such column.
    package func value(of column: String, in row: CSVReader.Row) -> String {
        columns[column].flatMap { row.fields.indices.contains($0) ? row.fields[$0].trimmed : nil } ?? ""
    }
}
