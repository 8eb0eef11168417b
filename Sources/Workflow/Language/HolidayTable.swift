/// The days off that the government decrees, as a table of `date,name,kind` lines.
package struct HolidayTable: Equatable, Sendable {
    /// *Libur nasional*, day to name.
    package var national: [CivilDay: String] = [:]
    /// *Cuti bersama*, day to name.
    package var collectiveLeave: [CivilDay: String] = [:]

    package static let none = HolidayTable()

    private init() {}

    /// - Parameter csv: a heading, then one day a line, of kind `libur_nasional` or `cuti_bersama`.
    /// - Throws: every line that is not like that, and every day that is there twice.
    package init(csv: some Collection<UInt8>, file: String) throws(Diagnostics) {
        var diagnostics: [Diagnostic] = []
        switch YAMLText.check(csv, file: file) {
        case .failure(let refused): throw refused
        case .success(let text):
            let lines = text.split(separator: /\r?\n/, omittingEmptySubsequences: false).enumerated()
            for (index, line) in lines.dropFirst() where !line.isEmpty {
                let location = Location(file: file, line: index + 1)
                if let code = add(line) { diagnostics.append(Diagnostic(code, at: location, ["line": String(line)])) }
            }
        }
        guard diagnostics.isEmpty else { throw Diagnostics(diagnostics) }
    }

    /// What is wrong with the line, if anything. A name may hold commas, dates and kinds don't.
    private mutating func add(_ line: Substring) -> DiagnosticCode? {
        guard let first = line.firstIndex(of: ","), let last = line.lastIndex(of: ","), first < last,
            let day = CivilDay(String(line[..<first]))
        else { return .malformedHoliday }
        let name = String(line[line.index(after: first)..<last])
        guard national[day] == nil, collectiveLeave[day] == nil else { return .duplicateHoliday }
        switch line[line.index(after: last)...] {
        case "libur_nasional": national[day] = name
        case "cuti_bersama": collectiveLeave[day] = name
        default: return .malformedHoliday
        }
        return nil
    }
}
