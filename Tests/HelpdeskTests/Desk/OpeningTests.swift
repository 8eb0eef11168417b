import EventStore
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A question that comes in` {
    let tangga: TestInstallation

    init() async throws {
        tangga = try await TestInstallation()
    }

    @Test func `gets the next number`() async throws {
        for number in 1...5 { #expect(try await tangga.open(["sekolah1", "sekolah2"][number % 2]).number == number) }
    }

    @Test(arguments: [
        ("sekolah1", "pertanyaan", String?.none, "dinas1"), ("sekolah2", "pertanyaan", nil, "dinas2"),
        // Nobody stands at the dinas of the third school.
        ("sekolah3", "pertanyaan", nil, "pusat1"), ("dinas1", "pertanyaan", nil, "pusat1"),
        ("ult1", "kunjungan", "sekolah1", "pusat1"),
    ])
    func `lies in one inbox`(filer: String, form: FormName, requester: String?, holder: String) async throws {
        let number = try await tangga.open(filer, form: form, for: requester).number
        for (username, person) in tangga.people {
            var lying: [TicketNumber] = []
            for tier: TierName in ["dinas", "pusat"] {
                let page = try await tangga.tickets.inbox(tier, of: nil, for: person, cursor: nil, limit: 10)
                lying += page?.items.map(\.row.number) ?? []
            }
            let stands = username == holder || (holder == "pusat1" && username == "pusat2")
            #expect(lying == (stands ? [number] : []), "\(username)")
        }
    }

    @Test(arguments: [
        ("sekolah1", "kunjungan", String?("sekolah2"), DeskError.refused(.intakeClosed("kunjungan"))),
        ("pusat1", "pertanyaan", nil, .refused(.intakeClosed("pertanyaan"))),
        ("sekolah1", "formulir", nil, .form("form", .noSuchThing)),
        ("ult1", "kunjungan", nil, .form("onBehalfOf", .missing)),
        ("ult1", "kunjungan", "pusat1", .form("onBehalfOf", .noSuchThing)),
        ("ult1", "kunjungan", "tiada", .form("onBehalfOf", .noSuchThing)),
        ("sekolah1", "pertanyaan", "sekolah2", .form("onBehalfOf", .noSuchThing)),
    ])
    func `is refused`(filer: String, form: FormName, requester: String?, error: DeskError) async throws {
        await #expect(throws: error) { try await tangga.open(filer, form: form, for: requester) }
        #expect(try await tangga.allTickets() == [])
    }

    @Test func `hears of all its faults at once`() async throws {
        let question = Question(
            workflow: "dapodik-paud-dikmas", form: "kunjungan", subject: " ", message: "a\u{1B}",
            fields: ["lain": "?"], onBehalfOf: "tiada")
        await #expect(
            throws: DeskError.refused(
                .form([
                    FieldFault(field: "subject", kind: .missing),
                    FieldFault(field: "message", kind: .controlCharacters),
                    FieldFault(field: "fields.lain", kind: .unknown),
                    FieldFault(field: "onBehalfOf", kind: .noSuchThing),
                ]))
        ) { try await tangga.installation.reception.open(question, by: tangga["ult1"]) }
    }

    @Test func `may follow a ticket of the same requester and of no other`() async throws {
        try await tangga.open("sekolah1")
        #expect(try await tangga.open("sekolah1", follows: 1).follows == 1)
        for (username, number) in [("sekolah2", 1), ("sekolah1", 99), ("sekolah1", -1)] {
            await #expect(throws: DeskError.form("follows", .noSuchThing)) {
                try await tangga.open(username, follows: number)
            }
        }
    }

    @Test func `finds nobody once everybody was disabled`() async throws {
        for username in ["dinas1", "pusat1", "pusat2"] {
            try await tangga.installation.accounts.disable(tangga[username].id, at: tangga.time.now())
        }
        await #expect(throws: DeskError.refused(.nobodyStands(from: "dinas"))) { try await tangga.open("sekolah1") }
        // A number that was not given is not lost.
        #expect(try await tangga.open("sekolah2").number == 1)
    }
}
