import Foundation
import Helpdesk
import Simulator
import Workflow

/// The questions that a CSV file lists: `time,role,region`, and where the workflow needs them `form` and `category`.
struct ArrivalFile {
    let path: String
    let lines: [StatedArrivals.Line]

    /// - Throws: `Failure` that names file and line where it is no such table.
    init(_ path: String) throws {
        self.path = path
        let bytes = Array(try read(URL(filePath: path)))
        let table: CSVTable
        do throws(CSVFault) {
            table = try CSVTable(bytes, required: ["time", "role", "region"], optional: ["form", "category"])
        } catch {
            throw Failure(error, in: path)
        }
        lines = try table.rows.map { row in
            guard table.isWhole(row) else {
                let flaw = Diagnostic(.wrongFieldCount, at: Location(file: path, line: row.line))
                throw Failure(line: flaw.text(from: Resources.standard.texts, in: .fromEnvironment))
            }
            func value(_ column: String) -> String { table.value(of: column, in: row) }
            return StatedArrivals.Line(
                number: row.line, time: value("time"), role: value("role"), form: value("form"),
                category: value("category"), region: value("region"))
        }
        guard !lines.isEmpty else { throw Failure(line: Failure.text("simulate.no-arrivals", ["file": path])) }
    }

    /// On which the earliest question comes.
    var firstDay: CivilDay? {
        lines.compactMap { StatedArrivals.moment($0.time) }.min().map { Zone.wib.local($0).day }
    }
}

extension Failure {
    init(_ fault: CSVFault, in file: String) {
        self.init(line: file + ": " + Self.text(fault.textKey, fault.textArguments))
    }
}
