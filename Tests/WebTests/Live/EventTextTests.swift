import Helpdesk
import Testing
import Workflow

@testable import Web

@Suite struct `What a page hears` {
    private func told(_ cry: Cry) throws -> String { try ProjectFiles.words(.indonesian).eventText(of: cry) }

    @Test func `is one event, and says only where there is news`() throws {
        #expect(try told(.ticket(7, version: 3)) == "event: kabar\ndata: /tiket/7 3\n\n")
        #expect(try told(.inbox("dinas\n\nevent: x")) == "event: kabar\ndata: /kotak/dinas%0A%0Aevent%3A%20x\n\n")
        #expect(try told(.replaced) == "event: ganti\ndata: \n\n")
        #expect(try told(.beat) == ":\n\n")
    }

    @Test func `names the others a line each, whatever they are called`() throws {
        let people = [
            Companion(name: "Dinas Dua", writing: .reply), Companion(name: "A\r\n\ndata: B\u{2028}C", writing: nil),
        ]
        #expect(
            try told(.company(people))
                == """
                event: hadir
                data: Dinas Dua sedang menulis balasan.
                data: A data: B C juga sedang membuka tiket ini.


                """)
        #expect(try told(.company([])) == "event: hadir\ndata:\n\n", "an event without data would be none")
    }
}
