/// One line of a table, as an import reads it.
package struct ImportRow {
    let table: CSVTable
    let row: CSVReader.Row

    /// Empty where nothing stands.
    func value(_ column: String) -> String { table.value(of: column, in: row) }

    func rejection(_ column: String?, _ reason: Rejection.Reason) -> Rejection {
        let isSecret = column == AccountImport.passwordColumn
        let value = isSecret ? "" : column.map(value) ?? ""
        return Rejection(line: row.line, column: column, value: value, reason: reason)
    }

    /// What `read` makes of a column that must be filled in.
    func required<Value>(
        _ column: String, or reason: Rejection.Reason, _ read: (String) -> Value?
    ) throws(Rejection) -> Value {
        let text = value(column)
        guard !text.isEmpty else { throw rejection(column, .missing) }
        guard let value = read(text) else { throw rejection(column, reason) }
        return value
    }

    /// Something's name, as people will read it in pages, lists and spreadsheets.
    func name(_ column: String = "name") throws(Rejection) -> String {
        let name = value(column)
        if let reason = Self.fault(inName: name) { throw rejection(column, reason) }
        return name
    }

    static let longestName = 200

    private static func fault(inName name: String) -> Rejection.Reason? {
        guard let first = name.first else { return .missing }
        if name.unicodeScalars.contains(where: \.isInvisibleControl) { return .controlCharacters }
        if "=+-@＝＋－＠".contains(first) { return .formula }
        return name.count > longestName ? .tooLong(maximum: longestName) : nil
    }
}
