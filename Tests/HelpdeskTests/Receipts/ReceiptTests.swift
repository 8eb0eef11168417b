import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A receipt` {
    private let texts: Texts

    init() throws {
        texts = try Texts([.init(name: "desk.yaml", content: try ProjectFiles.bytes("Seeds/texts/desk.yaml"))])
    }

    private func receipt() async throws -> Receipt {
        let tangga = try await TestInstallation()
        let ticket = try await tangga.open(
            "ult1", subject: "Nama lembaga belum berubah", form: "kunjungan", for: "sekolah2")
        let view = try await tangga.tickets.view(ticket.number, for: tangga["ult1"])
        return Receipt(view) { tangga.installation.regions.zone(of: $0) }
    }

    @Test func `says the number, who has it and until when, at the desk's own time`() async throws {
        let text = try await receipt().text(texts, in: .indonesian)
        #expect(
            text == """
                          Unit Layanan Terpadu
                    Helpdesk Dapodik PAUD dan Dikmas
                ----------------------------------------
                             NOMOR ANTREAN
                                 A-001
                ----------------------------------------
                Nomor tiket: 1
                Perihal: Nama lembaga belum berubah
                Diterima: 02-02-2026 09.00 WIB
                Ditangani oleh: Tim Helpdesk Pusat,
                Indonesia
                Langkah berikutnya paling lambat:
                05-02-2026 09.00 WIB
                ----------------------------------------
                Untuk mengikuti: masuk ke laman helpdesk
                dengan akun Anda, lalu buka tiket 1.
                ----------------------------------------
                  Gedung C Lantai Dasar, Jl. Jenderal
                        Sudirman, Jakarta 10270

                """)
    }

    @Test(arguments: [32, 40, 48], Language.allCases)
    func `keeps to the paper, whatever the words`(columns: Int, language: Language) async throws {
        var receipt = try await receipt()
        receipt.subject = String(repeating: "ß", count: 133) + " dan Ñandú"
        let text = receipt.text(texts, in: language, columns: columns)
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= columns })
        #expect(text.filter { $0 == "ß" }.count == 133)
        #expect(!text.contains("{"))
    }

    @Test func `of a ticket that came another way has neither line nor desk`() async throws {
        let tangga = try await TestInstallation()
        let ticket = try await tangga.open()
        let receipt = Receipt(try await tangga.tickets.view(ticket.number, for: tangga["sekolah1"])) { _ in .wib }
        #expect(receipt.desk == nil && receipt.queue == nil)
        #expect(receipt.text(texts, in: .english).contains("RECEIPT"))
    }
}
