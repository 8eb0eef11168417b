import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A name book` {
    private let time = ManualTime(Instant(milliseconds: 0))
    private let name = PersonName(id: "a1", name: "Sari", place: PlaceName(place: .national, name: "Indonesia"))

    @Test func `knows a name for a minute, and then wants to be told again`() {
        let book = NameBook(time: time)
        #expect(book.person("a1") == nil)
        book.note(name)
        time.stand(at: Instant(milliseconds: 59_999))
        #expect(book.person("a1") == name)
        time.stand(at: Instant(milliseconds: 60_000))
        #expect(book.person("a1") == nil)
    }

    @Test func `does not trust a name from a time that is yet to come`() {
        time.stand(at: Instant(milliseconds: 5_000))
        let book = NameBook(time: time)
        book.note(name)
        time.stand(at: Instant(milliseconds: 0))
        #expect(book.person("a1") == nil)
    }

    @Test func `spares the second reading of a ticket every query for names`() async throws {
        let tangga = try await TestInstallation()
        let ticket = try await tangga.open()
        let person = tangga["sekolah1"]
        _ = try await tangga.installation.tickets.view(ticket, for: person)
        tangga.database.noteStatements()
        let view = try await tangga.installation.tickets.view(ticket, for: person)
        #expect(view.requester.name == "Rina Kusumawardani")
        #expect(tangga.database.takeStatements() == [])
    }
}
