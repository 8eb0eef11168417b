import Logging
import Workflow

@testable import Helpdesk

extension WorkflowFiles {
    /// The flagship with its days counted as working days, Monday to Friday from 08:00 to 17:00 WIB.
    static func working(off days: String...) throws -> WorkflowFiles {
        let text = try flagshipText.replacing("calendar: setiap-saat", with: "calendar: jam-kerja-wib")
            .replacing("after: 3 days", with: "after: 3 working days")
        var files = try WorkflowFiles(text)
        files.holidays.text += days.map { "\($0),Libur,libur_nasional\n" }.joined()
        return files
    }

    /// With two days at the dinas.
    static var shorter: WorkflowFiles {
        get throws {
            try WorkflowFiles(
                flagshipText.replacing(
                    "    after: 3 days                     # the published", with: "    after: 2 days  # a"))
        }
    }
}

extension TestInstallation {
    /// The same data after a start with these files, as `tangga serve` does it.
    func served(with files: WorkflowFiles) async throws -> TestInstallation {
        let restarted = try await restarted(files)
        try await restarted.timekeeper.makeUpForDowntime()
        try await Replanner(restarted.installation, logger: Logger(label: "tests")).run()
        return restarted
    }

    /// From one version of the flagship to another.
    func order(
        from earlier: Int = 1, to later: Int = 2, plans: [ClockName: ClockCarry] = [:]
    ) -> (from: WorkflowReference, order: CrossingOrder) {
        let versions = installation.library.versions(of: "dapodik-paud-dikmas")
        let (old, new) = (versions[earlier - 1], versions[later - 1])
        return (old.reference, CrossingOrder(from: old, to: new, plans: plans))
    }

    func preview(_ crossing: (from: WorkflowReference, order: CrossingOrder)) async throws -> CrossingTally {
        let regions = installation.regions
        return try await CrossingPreview(
            database: database, library: installation.library, zone: { regions.zone(of: $0) }, at: time.now()
        ).run(crossing.order, from: crossing.from)
    }

    func carryOut(_ crossing: (from: WorkflowReference, order: CrossingOrder)) async throws -> Crossings.Report {
        try await Crossings(installation).run(crossing.order, from: crossing.from)
    }

    func types(of number: TicketNumber) async throws -> [String] { try await events(of: number).map(\.type) }
}
