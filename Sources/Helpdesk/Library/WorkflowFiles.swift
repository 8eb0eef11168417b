package import Workflow

/// The files of `Workflows/` and the holidays, as they lie there.
package struct WorkflowFiles: Sendable {
    package struct File: Sendable {
        package var name: String
        package var text: String

        package init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    package var workflows: [File]
    package var calendars: [File]
    package var holidays: File
    /// Workflows that are not looked at, but whose roles count as known.
    package var others: [File] = []

    package init(workflows: [File], calendars: [File], holidays: File) {
        self.workflows = workflows
        self.calendars = calendars
        self.holidays = holidays
    }
}

/// What came of the files, all of them read.
package struct LoadedFiles: Sendable {
    /// Each workflow file under the calendars beside it, in the files' order.
    package private(set) var workflows: [(file: WorkflowFiles.File, loaded: Loaded)] = []
    /// How long it took to read, check and prove each of them.
    package private(set) var times: [Duration] = []
    package private(set) var calendars: [String: WorkingCalendar] = [:]
    /// The file of each calendar, by its name.
    private(set) var calendarFiles: [String: WorkflowFiles.File] = [:]
    private var aroundThem: [Diagnostic] = []

    package init(_ files: WorkflowFiles) {
        let table: HolidayTable
        do throws(Diagnostics) {
            table = try HolidayTable(csv: files.holidays.text.utf8, file: files.holidays.name)
        } catch {
            aroundThem = error.all
            return
        }
        for file in files.calendars { read(file, table) }
        let roles = (files.workflows + files.others).map { WorkflowLoader.roles(in: $0.text.utf8) }
        for (index, file) in files.workflows.enumerated() {
            let others = roles.indices.filter { $0 != index }.reduce(into: Set()) { $0.formUnion(roles[$1]) }
            let loader = WorkflowLoader(calendars: calendars, beside: others)
            times.append(
                ContinuousClock().measure { workflows.append((file, loader.load(file.text, file: file.name))) })
        }
    }

    private mutating func read(_ file: WorkflowFiles.File, _ table: HolidayTable) {
        let loaded = CalendarLoader(holidays: table).load(file.text, file: file.name)
        aroundThem += loaded.diagnostics
        guard let calendar = loaded.calendar else { return }
        calendars[calendar.name] = calendar
        calendarFiles[calendar.name] = file
    }

    /// Everything that is wrong: the holidays and calendars first.
    package var diagnostics: [Diagnostic] { aroundThem + workflows.flatMap(\.loaded.diagnostics) }

    /// The texts that the definition's calendars came from, as one.
    func calendarText(of definition: Definition) -> String {
        definition.calendars.compactMap { calendarFiles[$0.name]?.text }.joined(
            separator: WorkflowSource.betweenCalendars)
    }
}
