import Crypto
import EventStore
import Workflow

@testable import Helpdesk

extension TestInstallation {
    var mailroom: Mailroom { installation.mailroom }

    /// Time passes, with timekeeper and mailroom awake at each moment at which something is due.
    func live(_ milliseconds: Int64 = 0) async throws {
        let target = time.now() + milliseconds
        try await mailroom.work()
        while let moment = try await nextMoment(), moment <= target {
            time.stand(at: max(moment, time.now()))
            try await ringAll()
            try await mailroom.work()
        }
        time.stand(at: target)
    }

    private func nextMoment() async throws -> Instant? {
        [try await nextWake(), try await mailroom.nextDue()].compactMap(\.self).min()
    }

    /// Oldest first.
    func letters(on number: TicketNumber? = nil) async throws -> [LetterView] {
        try await installation.letters.page(about: number, cursor: nil, limit: 10_000).items.reversed()
    }

    /// As they read where people outside reach us at that address.
    func letters(on number: TicketNumber, from publicURL: String) async throws -> [LetterView] {
        let regions = installation.regions
        let addresses = AddressBook(
            database: database, library: installation.library, vault: installation.vault,
            zone: { regions.zone(of: $0) },
            links: LetterLinks(guests: installation.guests, publicURL: publicURL))
        let letters = Letters(
            database: database, library: installation.library, vault: installation.vault,
            texts: installation.catalogue, addresses: addresses,
            cursors: CursorCodec(secret: .init(size: .bits256)))
        return try await letters.page(about: number, cursor: nil, limit: 10_000).items.reversed()
    }

    func username(of id: AccountID) -> String {
        people.first { $0.value.id == id }?.key ?? id.rawValue
    }
}

extension LetterView {
    /// `2 reminded`, with its moment and what became of it.
    var line: String { "\(row.key.version) \(row.key.notice.rawValue) \(row.dueAt.rfc3339) \(row.state.name)" }
}

extension WorkflowFiles {
    /// The flagship with reminders, and with nights.
    static var quiet: WorkflowFiles {
        get throws {
            let text = try reminding.workflows[0].text
            return try WorkflowFiles(
                text.replacing("calendar: setiap-saat", with: "quiet: \"21:00-06:00\"\ncalendar: setiap-saat"))
        }
    }

    /// Everything that letters can tell of.
    static var everything: WorkflowFiles {
        get throws { try WorkflowFiles(everythingText) }
    }

    private static let everythingText = """
        workflow: layanan-uji
        title: { id: Layanan Uji, en: Test Service }
        calendar: jam-kerja-wib
        quiet: "21:00-06:00"
        tiers:
          dinas: { title: Dinas Pendidikan, members: operator-dinas, inbox: kabkota }
          pusat: { title: { id: Tim Pusat, en: Central Team }, members: tim-helpdesk, inbox: national }
        teams:
          pemeriksa: { title: Tim Pemeriksa, members: petugas-ult, inbox: national }
        forms:
          pertanyaan: { title: Pertanyaan }
          tamu:
            title: Tamu
            fields:
              nama: { title: Nama, type: text, personal: true }
              email: { title: Alamat email, type: personal-email }
        categories:
          sinkronisasi:
            title: Sinkronisasi
            article:
              title: { id: Cara sinkronisasi, en: How to synchronise }
              link: https://bantuan.example.org/sinkronisasi
          lain: Lainnya
        intake:
          - { by: operator-sekolah, form: pertanyaan, into: dinas }
          - { by: guest, form: tamu, into: pusat }
        actions:
          jawab:        { does: answer, by: holder }
          balas:        { does: reply, by: requester }
          minta-data:   { does: ask, by: holder }
          catat:        { does: note, by: holder }
          tugaskan:     { does: assign, by: holder }
          periksa:      { does: refer, by: holder, to: pemeriksa }
          laporkan:     { does: report, by: team }
          tanya-status: { does: inquire, by: requester, when: { awaiting: team }, not-before: 5 days after refer }
          teruskan:     { does: forward, by: dinas, to: pusat }
          kembalikan:   { does: return, by: pusat, to: dinas }
          duplikat:     { does: duplicate, by: holder }
          bukan-sini:   { does: close, by: holder, reason: out-of-scope, note: required }
          tutup:        { does: close, by: requester }
          nilai:        { does: rate, by: requester }
        clocks:
          naik:
            while: { tier: dinas, awaiting: holder }
            after: 3 working days
            remind: [2 working days]
            then: { forward: pusat }
          target: { while: { tier: pusat, awaiting: holder }, after: 3 working days, then: { flag: terlambat } }
          data-kurang:
            while: { awaiting: information }
            restarts: ask
            after: 48 hours
            remind: [16 hours, 32 hours]
            then: { close: no-information }
          tanpa-tanggapan:
            while: { awaiting: requester }
            restarts: answer
            after: 7 days
            remind: [5 days]
            then: { close: idle }
          batas-akhir: { while: open, restarts: message, after: 30 days, then: { close: idle } }
        """
}
