import EventStore
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A letter's address` {
    @Test func `is the account's, and without one the letter can't be delivered`() async throws {
        let tangga = try await TestInstallation()
        try await tangga.open("sekolah1")
        try await tangga.open("sekolah3")
        try await tangga.mailroom.work()
        let received = try await tangga.letters().filter { $0.row.key.notice == .received }
        #expect(received.map(\.reader.address) == ["rina.kusumawardani@example.org", nil])
        #expect(received.map(\.row.state) == [.ready, .undeliverable])
        #expect(received.allSatisfy { $0.letter.body.contains("Gagal sinkronisasi") })
    }

    @Test(arguments: ["guru1", "sekolah3"])
    func `of a requester is the one that they gave in the form, whatever their account has`(username: String)
        async throws
    {
        let tangga = try await TestInstallation.services(at: "2026-02-02 09:00")
        let number = try await tangga.askRapor(as: username).number
        try await tangga.act("agen1", "jawab", on: number)
        try await tangga.mailroom.work()
        let letters = try await tangga.letters(on: number)
        let own = letters.filter { $0.row.key.recipient == tangga[username].id }
        #expect(own.map(\.row.key.notice) == [.received, .answered])
        #expect(own.allSatisfy { $0.reader.address == "wayan@surel.example" && $0.row.state == .ready })
        // The account does not vouch for it.
        #expect(own.allSatisfy { !$0.letter.body.contains("Perihal") })
        let others = letters.filter { $0.row.key.recipient != tangga[username].id }
        #expect(Set(others.map(\.reader.address)) == ["putri@example.org"])
    }

    @Test func `given in the form is vouched for by the account that has the same`() async throws {
        let tangga = try await TestInstallation.services(at: "2026-02-02 09:00")
        let number = try await tangga.askRapor(email: "Wayan@example.org").number
        try await tangga.mailroom.work()
        let letter = try #require(
            try await tangga.letters(on: number).first { $0.row.key.recipient == tangga["guru1"].id })
        #expect(letter.reader.address == "wayan@example.org")
        #expect(letter.letter.body.contains("Perihal: Perihal"))
    }

    @Test func `is the account's again once the form's answers are erased`() async throws {
        let tangga = try await TestInstallation.services(at: "2026-02-02 09:00")
        let number = try await tangga.askRapor().number
        try await tangga.installation.vault.erase(tangga["guru1"].id)
        try await tangga.mailroom.work()
        let letter = try #require(
            try await tangga.letters(on: number).first { $0.row.key.recipient == tangga["guru1"].id })
        #expect(letter.reader.address == "wayan@example.org")
    }

    @Test func `of a guest is what they filled in, and nothing that they typed goes there`() async throws {
        let tangga = try await TestInstallation(.everything)
        let guest = try await tangga.openAsGuest()
        try await tangga.act("pusat1", "jawab", on: 1)
        try await tangga.live(20.hours)
        let letters = try await tangga.letters(on: 1).filter { $0.row.key.recipient == guest.id }
        #expect(letters.map(\.row.key.notice) == [.received, .answered])
        for letter in letters {
            #expect(letter.reader.address == "tamu@example.org")
            #expect(letter.row.state == .ready)
            #expect(letter.letter.body.contains("#1"))
            for typed in ["Klik", "example.net", "Budi", "tamu@"] {
                #expect(!letter.letter.body.contains(typed) && !letter.letter.subject.contains(typed))
            }
        }
    }

    @Test func `of a guest is gone once they have been erased`() async throws {
        let tangga = try await TestInstallation(.everything)
        let guest = try await tangga.openAsGuest()
        try await tangga.installation.vault.erase(guest.id)
        try await tangga.mailroom.work()
        let letter = try #require(try await tangga.letters(on: 1).first { $0.row.key.recipient == guest.id })
        #expect(letter.row.state == .undeliverable)
        #expect(letter.reader.address == nil)
    }

    @Test func `comes with the account, and stays when something else about it changes`() async throws {
        let people = try await People()
        let row = "dinas1,Dadan S,operator-dinas,32.04"
        let file = { (rows: String) throws in
            try Import(Array(rows.utf8), as: AccountImport(people.accounts, at: .noon))
        }
        let email = { () async throws -> String? in
            try await people.accounts.account(named: try #require(Username("dinas1")))?.email
        }
        _ = try await file("username,name,roles,place,email\n\(row), Dadan@Example.ORG ").apply(to: people.database)
        #expect(try await email() == "dadan@example.org")
        let same = try await file("username,name,roles,place,email\n\(row),dadan@example.org").apply(
            to: people.database)
        #expect(same.unchanged == 1)
        _ = try await file("username,name,roles,place,email\ndinas1,Dadan Suryana,operator-dinas,32.04,").apply(
            to: people.database)
        #expect(try await email() == "dadan@example.org")
        _ = try await file("username,name,roles,place\n\(row)").apply(to: people.database)
        #expect(try await email() == "dadan@example.org")
        let changed = try await file("username,name,roles,place,email\n\(row),lain@example.org").apply(
            to: people.database)
        #expect(changed.changed.map(\.columns) == [["email"]])
        #expect(try await email() == "lain@example.org")
    }

    @Test func `is refused where it is none`() async throws {
        let people = try await People()
        let text = "username,name,roles,place,email\ndinas1,Dadan S,operator-dinas,32.04,bukan alamat"
        let preview = try await Import(Array(text.utf8), as: AccountImport(people.accounts, at: .noon))
            .preview(on: people.database)
        #expect(preview.rejected.map(\.reason) == [.emailMalformed])
        let new = NewAccount(
            username: try #require(Username("dinas1")), name: "Dadan", roles: ["operator-dinas"], place: .national,
            email: "a@b")
        await #expect(throws: AccountProblem.emailMalformed("a@b")) {
            try await people.accounts.add(new, password: nil, at: .noon)
        }
    }
}

extension TestInstallation {
    /// As somebody without an account would who means to have us write to others.
    fileprivate func openAsGuest() async throws -> Person {
        let guest = Person(id: "gtamu1", roles: [.guest], place: .national)
        let vault = installation.vault
        let workflow = try #require(installation.library.current.first)
        let sealed = { (field: FieldName, text: String) async throws -> FieldValue in
            .sealed(try await vault.seal(text, for: guest.id, field: SealedField.field(field)))
        }
        let draft = Draft(
            workflow: workflow, form: "tamu", category: CategoryPath("lain"),
            subject: try await vault.seal("Klik https://example.net", for: guest.id, field: SealedField.subject),
            clearSubject: "Klik https://example.net",
            message: try await vault.seal("Klik!", for: guest.id, field: SealedField.message),
            fields: [
                "nama": try await sealed("nama", "Budi"), "email": try await sealed("email", "tamu@example.org"),
            ], requester: guest, filer: guest, follows: nil)
        _ = try await desk.submit(DeskRequest(.open(draft)))
        return guest
    }
}
