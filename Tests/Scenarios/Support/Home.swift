import Foundation
import TestSupport

/// The files that come with Tangga, with one more service among them.
struct Home {
    let folder: TemporaryFolder

    var url: URL { folder.url }

    init(with workflow: String) throws {
        folder = try TemporaryFolder()
        let files = FileManager.default
        try files.createSymbolicLink(
            at: url.appending(path: "Seeds"), withDestinationURL: Tangga.checkout.appending(path: "Seeds"))
        try files.createSymbolicLink(
            at: url.appending(path: "Sources"), withDestinationURL: Tangga.checkout.appending(path: "Sources"))
        try files.copyItem(at: Tangga.checkout.appending(path: "Workflows"), to: url.appending(path: "Workflows"))
        try Data(workflow.utf8).write(to: url.appending(path: "Workflows/tambahan.yaml"))
    }

    /// What is missing is asked for, and deemed settled after 48 hours.
    static let fortyEightHours = """
        workflow: data-kurang
        title: Layanan Data
        calendar: jam-kerja-wib
        tiers:
          pusat: { title: Tim Pusat, members: tim-helpdesk, inbox: national }
        forms:
          laporan: { title: Laporan }
        intake:
          - { by: operator-sekolah, form: laporan, into: pusat }
        actions:
          jawab:      { does: answer, by: holder }
          balas:      { does: reply, by: requester }
          minta-data: { does: ask, by: holder }
          catat:      { does: note, by: holder }
          tutup:      { does: close, by: requester }
        clocks:
          data-kurang:
            while: { awaiting: information }
            restarts: ask
            after: 48 hours
            remind: [16 hours, 32 hours]
            then: { close: no-information }
          batas-akhir: { while: open, restarts: message, after: 30 days, then: { close: idle } }
        """
}
