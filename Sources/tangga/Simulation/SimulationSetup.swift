import ArgumentParser
import Foundation
import Helpdesk
import Simulator
import Workflow

/// Reads every file that a simulation is told to read.
struct SimulationSetup {
    let labels: [String]
    private(set) var simulations: [Simulation] = []

    /// - Throws: `ExitCode(1)` after it has told what is wrong with a file, `Failure` for anything else.
    init(_ command: WorkflowCommand.Simulate, seed: UInt64) throws {
        labels = [command.file, command.other].compactMap(\.self)
        let files = try Resources.standard.workflowFiles(labels)
        let loaded = LoadedFiles(files)
        let definitions = loaded.workflows.compactMap(\.loaded.definition)
        guard !loaded.diagnostics.holdErrors, let first = definitions.first else {
            Self.report(loaded.diagnostics, command.language)
            throw Failure(line: Failure.text("simulate.unsound"))
        }
        let office = WorkingCalendar.office(
            try HolidayTable(csv: files.holidays.text.utf8, file: files.holidays.name))
        let localities = try Localities.all()
        let regions = Set(localities.flatMap(\.place.codes))
        let behaviour = try command.behaviour.map { path in
            let loader = BehaviourLoader(for: definitions, calendars: loaded.calendars, regions: regions)
            let text = String(decoding: try read(URL(filePath: path)), as: UTF8.self)
            return try Self.telling(command.language) { () throws(Diagnostics) in
                try loader.load(text, file: path)
            }
        }
        let list = try command.arrivals.map { try ArrivalFile($0) }
        let frame = try Self.frame(command, list)
        let settings = definitions.map { definition in
            Setting(
                definition: definition, behaviour: behaviour ?? Behaviour(for: definitions), localities: localities,
                office: office, frame: frame, seed: seed)
        }
        // Who comes is the same for both; under the first file people know where to turn to.
        let arrivals = try Self.arrivals(command, list, under: first, settings[0])
        simulations = settings.map { Simulation($0, arrivals) }
    }

    private static func frame(_ command: WorkflowCommand.Simulate, _ list: ArrivalFile?) throws -> Frame {
        let today = Zone.wib.local(Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))).day
        let first =
            command.from.flatMap { CivilDay($0) } ?? list?.firstDay ?? CivilDay(year: today.year, month: 1, day: 1)
        guard let first, let frame = Frame(from: first, days: command.days) else {
            throw ValidationError("--from and --days give no days.")
        }
        return frame
    }

    private static func arrivals(
        _ command: WorkflowCommand.Simulate, _ list: ArrivalFile?, under definition: Definition, _ setting: Setting
    ) throws -> Simulation.Arrivals {
        if let list {
            return .stated(
                try telling(command.language) { () throws(Diagnostics) in
                    try StatedArrivals(
                        list.lines, file: list.path, under: definition, in: setting.frame, from: setting.localities)
                })
        }
        do throws(RandomArrivals.Nobody) {
            return .random(
                try RandomArrivals(
                    command.tickets ?? 20_000, seed: setting.seed, under: definition, of: setting.behaviour,
                    in: setting.frame, from: setting.localities, office: setting.office))
        } catch {
            throw Failure(line: Failure.text("simulate.nobody"))
        }
    }

    private static func telling<Value>(
        _ language: Language, _ work: () throws(Diagnostics) -> Value
    ) throws -> Value {
        do throws(Diagnostics) {
            return try work()
        } catch {
            report(error.all, language)
            throw ExitCode(1)
        }
    }

    private static func report(_ diagnostics: [Diagnostic], _ language: Language) {
        for diagnostic in diagnostics {
            writeError(diagnostic.text(from: Resources.standard.texts, in: language))
        }
    }
}

/// Where questions come from: every kab/kota of `Seeds/regions.csv`, and elsewhere.
enum Localities {
    static func all() throws -> [Locality] {
        let bytes = Array(try Resources.standard.seed("regions.csv"))
        let table: CSVTable
        do throws(CSVFault) {
            table = try CSVTable(bytes, required: RegionImport.requiredColumns)
        } catch {
            throw Failure(error, in: "Seeds/regions.csv")
        }
        let kabkota = table.rows.compactMap { row -> Locality? in
            guard let code = RegionCode(table.value(of: "code", in: row)), !code.isProvince,
                let zone = Zone(ianaName: table.value(of: "timezone", in: row))
            else { return nil }
            return Locality(kabkota: code.text, in: code.province, zone: zone)
        }
        return kabkota + Place.Elsewhere.allCases.map { Locality($0) }
    }
}
