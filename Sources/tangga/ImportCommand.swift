import ArgumentParser
import EventStore
import Foundation
import Helpdesk
import Workflow

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Import reference data from CSV files: all of a file, or nothing of it.",
        subcommands: [Regions.self, Units.self, Accounts.self])

    struct Source: ParsableArguments {
        @OptionGroup var data: DataOption
        @Flag(help: "Say what would be done, and do nothing.") var preview = false
        @Flag(help: "Store the good lines of a file that has bad ones.") var skipRejected = false
        @Argument(help: "The file.") var file: String

        /// - Throws: `ExitCode` 1 after saying what is wrong with the file.
        func run(_ kind: ImportOrder.Kind, deactivatesMissing: Bool = false, dapodik: DapodikTable? = nil) async throws
        {
            try Resources.standard.check()
            let order = ImportOrder(
                kind, Array(try read(URL(filePath: file))), deactivatesMissing: deactivatesMissing, dapodik: dapodik)
            try await DataFolder.with(data.folder, creates: true) { folder in
                try await Assembly.prepareRegions(folder, Resources.standard)
                do {
                    let (accounts, now) = (try folder.accounts(), SystemTime().now())
                    let report =
                        preview
                        ? try await order.preview(with: accounts, at: now)
                        : try await order.apply(with: accounts, skippingRejected: skipRejected, at: now)
                    show(report, isStored: !preview)
                    if !preview && kind == .accounts { try await warnOfMisplacement(in: folder) }
                    if preview && !report.rejected.isEmpty { throw ExitCode(1) }
                } catch let refused as ImportRefused {
                    show(refused.report, isStored: false)
                    throw Failure(line: Failure.text("import.refused", ["lines": "\(refused.report.rejected.count)"]))
                } catch let fault as CSVFault {
                    throw Failure(line: Failure.text(fault.textKey, fault.textArguments))
                }
            }
        }

        private func warnOfMisplacement(in folder: DataFolder) async throws {
            let workflows = try Resources.standard.workflows()
            for (role, level, count) in try await folder.accounts().roles() {
                guard let misplacement = workflows.misplacement(of: role, at: level) else { continue }
                writeError(Failure.text("account.how-many", ["count": "\(count)", "warning": misplacement.warning]))
            }
        }

        private func show(_ report: ImportReport, isStored: Bool) {
            for rejection in report.doubtful + report.rejected {
                writeError(
                    Failure.text(
                        "import.rejected",
                        [
                            "file": file, "line": "\(rejection.line)", "column": rejection.column ?? "",
                            "reason": Failure.text(rejection.textKey, rejection.textArguments),
                        ]))
            }
            for change in report.changed.prefix(20) {
                print(
                    Failure.text(
                        "import.changes", ["key": change.key, "columns": change.columns.joined(separator: ", ")]))
            }
            print(
                Failure.text(
                    isStored ? "import.done" : "import.preview",
                    [
                        "added": "\(report.added.count)", "changed": "\(report.changed.count)",
                        "unchanged": "\(report.unchanged)", "deactivated": "\(report.deactivated.count)",
                        "rejected": "\(report.rejected.count)",
                    ]))
        }
    }

    struct Regions: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Provinces, kabupaten and kota: code,name,kind,province_code,timezone.")

        @OptionGroup var source: Source

        func run() async throws { try await source.run(.regions) }
    }

    struct Units: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Schools: npsn,name,kabkota; of a school abroad, kabkota is overseas.")

        @OptionGroup var source: Source
        @Flag(help: "Units that the file does not name are no longer active.") var deactivateMissing = false
        @Option(help: "A table of Dapodik's codes (dapodik_code,code,name): then kabkota may hold those, too.")
        var dapodikCodes: String?

        func run() async throws {
            try await source.run(
                .units, deactivatesMissing: deactivateMissing, dapodik: try dapodikCodes.map(table))
        }

        private func table(_ path: String) throws -> DapodikTable {
            do {
                return try DapodikTable(Array(try read(URL(filePath: path))))
            } catch let fault as CSVFault {
                throw Failure(fault, in: path)
            } catch let rejection as Rejection {
                throw Failure(line: path + ": " + Failure.text(rejection.textKey, rejection.textArguments))
            }
        }
    }

    struct Accounts: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Accounts: username,name,roles,place,password,email.")

        @OptionGroup var source: Source

        func run() async throws { try await source.run(.accounts) }
    }
}
