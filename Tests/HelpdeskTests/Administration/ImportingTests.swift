import Testing
import Workflow

@testable import Helpdesk

@Suite struct `An administrator's import` {
    let tangga: TestInstallation
    let administration: Administration

    init() async throws {
        tangga = try await TestInstallation()
        administration = try await tangga.administration()
    }

    private func keep(_ kind: ImportOrder.Kind, _ lines: String...) throws -> String {
        try administration.keep(kind, Array(lines.joined(separator: "\n").utf8), at: .noon)
    }

    private func account(_ username: String) async throws -> Account? {
        try await tangga.installation.accounts.account(named: try #require(Username(username)))
    }

    @Test func `is shown and changes nothing, and then is stored once`() async throws {
        let key = try keep(.accounts, "username,name,roles,place", "baru1,Baru,operator-dinas,32.04")
        for _ in 1...2 {
            let view = try await administration.importView(key, at: .noon)
            #expect(view == ImportView(kind: .accounts, report: ImportReport(added: ["baru1"]), isStored: false))
        }
        #expect(try await account("baru1") == nil)
        let report = try await administration.store(key, skippingRejected: false, at: .noon)
        #expect(report?.added == ["baru1"])
        #expect(try await account("baru1")?.place == .kabBandung)
        #expect(try await administration.store(key, skippingRejected: false, at: .noon) == nil)
        let view = try await administration.importView(key, at: .noon)
        #expect(view.isStored && view.report.added == ["baru1"])
    }

    @Test func `does what the command does with the same file`() async throws {
        let file = Array("npsn,name,kabkota\n99900001,Ganti Nama,32.04\n1,X,32.04\n".utf8)
        let order = ImportOrder(.units, file)
        let command = try await order.preview(with: tangga.installation.accounts, at: .noon)
        let key = try administration.keep(.units, file, at: .noon)
        #expect(try await administration.importView(key, at: .noon).report == command)
        #expect(command.changed.map(\.key) == ["99900001"] && command.rejected.map(\.line) == [3])
    }

    @Test func `stores nothing of a file with bad lines, unless they are to be left out`() async throws {
        let key = try keep(
            .accounts, "username,name,roles,place", "baru1,Baru,operator-dinas,32.04", "x,Baru,operator-dinas,32.04")
        await #expect(throws: ImportRefused.self) {
            try await administration.store(key, skippingRejected: false, at: .noon)
        }
        #expect(try await account("baru1") == nil)
        #expect(try await administration.importView(key, at: .noon).isStored == false)
        let report = try await administration.store(key, skippingRejected: true, at: .noon)
        #expect(report?.added == ["baru1"] && report?.rejected.count == 1)
    }

    @Test func `takes its sender's own administration away from nobody`() async throws {
        let key = try keep(.accounts, "username,name,roles,place", "admin,Saya,operator-dinas,32.04")
        let rejected = try await administration.importView(key, at: .noon).report.rejected
        #expect(rejected.map(\.reason) == [.ownAdministration])
        await #expect(throws: ImportRefused.self) {
            try await administration.store(key, skippingRejected: false, at: .noon)
        }
        #expect(try await account("admin")?.roles.contains(.administrator) == true)
    }

    @Test func `stores nothing where the commit fails, and can be tried again`() async throws {
        let key = try keep(.accounts, "username,name,roles,place", "baru1,Baru,operator-dinas,32.04")
        tangga.database.fail(.nothingStored)
        await #expect(throws: (any Error).self) {
            try await administration.store(key, skippingRejected: false, at: .noon)
        }
        #expect(try await account("baru1") == nil)
        #expect(try await administration.store(key, skippingRejected: false, at: .noon)?.added == ["baru1"])
    }

    @Test func `is its sender's alone, and waits for half an hour`() async throws {
        let key = try keep(.accounts, "username,name,roles,place", "baru1,Baru,operator-dinas,32.04")
        let added = try await administration.addAccount(
            "admin2", name: "Lain", roles: [.administrator], place: "ID", email: nil, language: nil, at: .noon)
        let other = try #require(tangga.installation.administration(for: added.account))
        await #expect(throws: DraftGone()) { try await other.importView(key, at: .noon) }
        await #expect(throws: DraftGone()) { try await other.store(key, skippingRejected: false, at: .noon) }
        let later = Instant.noon + DraftLimit.lifetime
        #expect(try await administration.importView(key, at: later - 1).isStored == false)
        await #expect(throws: DraftGone()) { try await administration.importView(key, at: later) }
        await #expect(throws: DraftGone()) { try await administration.importView(key, at: .noon) }
    }

    @Test func `is known by all that was sent`() throws {
        let file = Array("npsn,name,kabkota\n99990001,TK Baik,32.04\n".utf8)
        let codes = Array("dapodik_code,code\n020500,32.04\n".utf8)
        let keys = [
            try administration.keep(.units, file, at: .noon),
            try administration.keep(.units, file, deactivatesMissing: true, at: .noon),
            try administration.keep(.units, file, dapodikCodes: codes, at: .noon),
            try administration.keep(.units, file + [10, 10], at: .noon),
        ]
        #expect(Set(keys).count == 4)
        #expect(try administration.keep(.units, file, at: .noon) == keys[0])
    }

    @Test func `of regions is what everybody goes by from then on`() async throws {
        let regions = tangga.installation.regions
        #expect(regions["32.99"] == nil)
        let key = try keep(
            .regions, "code,name,kind,province_code,timezone", "32.99,Kota Baru,kota,32,Asia/Jakarta")
        _ = try await administration.store(key, skippingRejected: false, at: .noon)
        #expect(regions["32.99"]?.name == "Kota Baru" && regions.codes.contains("32.99"))
    }

    @Test func `of a unit that moves shows its people where they are now, signed in or not`() async throws {
        let signIn = try await tangga.installation.signIns.signIn(
            "sekolah1", password: "latihan", from: "198.51.100.1", at: .noon)
        let before = try await tangga.installation.signIns.account(forToken: signIn.token, at: .noon)
        #expect(before?.place == .sekolah1)
        let key = try keep(.units, "npsn,name,kabkota", "99900001,TK Pindah,73.71")
        _ = try await administration.store(key, skippingRejected: false, at: .noon)
        let after = try await tangga.installation.signIns.account(forToken: signIn.token, at: .noon)
        #expect(after?.place == Place(unit: "99900001", kabkota: "73.71", in: "73"))
    }

    @Test func `of accounts tells who stands somewhere in vain`() async throws {
        let key = try keep(.accounts, "username,name,roles,place", "baru1,Baru,operator-dinas,32")
        _ = try await administration.store(key, skippingRejected: false, at: .noon)
        let view = try await administration.importView(key, at: .noon)
        let misplacement = Misplacement.noInbox("operator-dinas", at: .provinsi, wanted: [.kabkota])
        #expect(view.misplacements.contains(.init(misplacement: misplacement, count: 1)))
    }

    @Test func `that is no table is not kept`() throws {
        #expect(throws: CSVFault.self) { try keep(.regions, "apa", "saja") }
        #expect(throws: DapodikTableFault.self) {
            try administration.keep(
                .units, Array("npsn,name,kabkota\n".utf8), dapodikCodes: Array("x\n".utf8), at: .noon)
        }
    }
}

@Suite struct `What waits to be confirmed` {
    @Test func `are few of each person and not too large together, and the oldest go first`() throws {
        let drafts = Drafts<Int>()
        for number in 1...5 { drafts.keep(number, size: 1, as: "\(number)", for: "a", at: .noon) }
        #expect(throws: DraftGone()) { try drafts.draft("1", for: "a", at: .noon) }
        #expect(try drafts.draft("2", for: "a", at: .noon) == 2)
        drafts.keep(6, size: DraftLimit.size - 2, as: "6", for: "b", at: .noon)
        #expect(throws: DraftGone()) { try drafts.draft("3", for: "a", at: .noon) }
        #expect(try drafts.draft("4", for: "a", at: .noon) == 4)
        #expect(try drafts.draft("6", for: "b", at: .noon) == 6)
        #expect(throws: DraftGone()) { try drafts.draft("6", for: "a", at: .noon) }
    }
}
