import Foundation
import TestSupport
import Testing

/// The command line, as somebody at a terminal or in a script uses it.
@Suite struct `The command line` {
    @Test func `exits 2 on wrong usage and 1 on failure`() async throws {
        #expect(try await Tangga.run(["serve", "--melayani"]).status == 2)
        #expect(try await Tangga.run(["tidak-ada"]).status == 2)
        #expect(try await Tangga.run(["verify", "--data", "/tidak/ada"]).status == 1)
        #expect(try await Tangga.run(["--help"]).status == 0)
    }

    @Test func `checks and explains the flagship`() async throws {
        let file = "Workflows/dapodik-paud-dikmas.yaml"
        let checked = try await Tangga.run(["workflow", "check", file])
        #expect(checked.status == 0, "\(checked.errors)")
        #expect(checked.output.contains("10 days"))
        let explained = try await Tangga.run(["workflow", "explain", file], language: "id_ID.UTF-8")
        #expect(explained.status == 0)
        #expect(explained.output.contains("Helpdesk Dapodik PAUD dan Dikmas"))
        #expect(explained.output.contains("3 hari"))
    }

    @Test func `refuses a broken workflow file with line and column`() async throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "rusak.yaml")
        try Data("workflow: rusak\ntitel: Salah ketik\n".utf8).write(to: file)
        let outcome = try await Tangga.run(["workflow", "check", file.path])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("rusak.yaml:2:1"))
    }

    @Test func `refuses a workflow file that is no UTF-8, and reads no other letters into it`() async throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "latin.yaml")
        // A letter of Latin-1, in a comment.
        try Data("workflow: latin # k".utf8 + [0xE9] + "\n".utf8).write(to: file)
        for command in ["check", "explain"] {
            let outcome = try await Tangga.run(["workflow", command, file.path])
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("TG102"), "\(outcome.errors)")
        }
    }

    @Test func `refuses a workflow file of a hundred megabytes at once`() async throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "besar.yaml")
        try Data(repeating: UInt8(ascii: "a"), count: 100_000_000).write(to: file)
        let outcome = try await Tangga.run(["workflow", "check", file.path])
        #expect(outcome.status == 1)
        #expect(outcome.errors.split(separator: "\n").count <= 2, "\(outcome.errors)")
    }

    @Test func `adds an account that can sign in, and throws it out again`() async throws {
        let data = try DataCopy.empty()
        let add = [
            "account", "add", "operator.baru", "--data", data.folder.path, "--name", "Operator Baru", "--role",
            "operator-dinas", "--place", "32.04",
        ]
        #expect(try await Tangga.run(add, input: "pendek\n").status == 1)
        #expect(try await Tangga.run(add, input: "rahasia panjang\n").status == 0)
        #expect(try await Tangga.run(add, input: "rahasia panjang\n").status == 1)
        let server = try await Server.start(data, arguments: [])
        let me = try await server.signIn("operator.baru", password: "rahasia panjang").get("/me").expect(200).json
        #expect(me["place"]["code"] == "32.04")
        await server.stop()
        #expect(try await Tangga.run(["account", "disable", "operator.baru", "--data", data.folder.path]).status == 0)
        let listed = try await Tangga.run(["account", "list", "--data", data.folder.path])
        #expect(listed.output.contains("operator.baru"))
        #expect(!listed.output.contains("rahasia"))
    }

    @Test func `imports units once, previews, and refuses a file with a bad line whole`() async throws {
        let data = try DataCopy.empty()
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "satuan.csv")
        try Data("npsn,name,kabkota\n99900011,TK Melati,32.04\n99900012,TK Mawar,32.04\n".utf8).write(to: file)
        let run = { (more: [String]) async throws in
            try await Tangga.run(["import", "units", file.path, "--data", data.folder.path] + more)
        }
        #expect(try await run(["--preview"]).output.contains("2 new"))
        #expect(try await run([]).output.contains("2 new"))
        #expect(try await run([]).output.contains("0 new, 0 changed, 2 unchanged"))
        try Data("npsn,name,kabkota\n99900013,TK Anggrek,32.04\n123,TK Salah,32.04\n".utf8).write(to: file)
        let refused = try await run([])
        #expect(refused.status == 1)
        #expect(refused.errors.contains(":3:"))
        #expect(!refused.output.contains("Stored") && refused.output.contains("To be stored: 1 new"))
        #expect(try await run(["--preview"]).output.contains("1 new"))
    }

    @Test func `imports units under Dapodik's codes, where a table says what those mean`() async throws {
        let data = try DataCopy.empty()
        let folder = try TemporaryFolder()
        let (file, table) = (folder.url.appending(path: "satuan.csv"), folder.url.appending(path: "kode.csv"))
        try Data("npsn,name,kabkota\n99900011,TK Melati,016001AA\n99900012,TK Mawar,32.04\n".utf8).write(to: file)
        try Data("dapodik_code,code,name\n016000,31.71,Kota Administrasi Jakarta Pusat\n".utf8).write(to: table)
        let run = { (more: [String]) async throws in
            try await Tangga.run(["import", "units", file.path, "--data", data.folder.path] + more)
        }
        #expect(try await run([]).status == 1)
        #expect(try await run(["--dapodik-codes", table.path]).output.contains("2 new"))
        try Data("npsn,name,kabkota\n99900013,SI Kuala Lumpur,350301AB\n".utf8).write(to: file)
        let abroad = try await run(["--dapodik-codes", table.path])
        #expect(abroad.status == 1)
        #expect(abroad.errors.contains("abroad"))
        try Data("dapodik_code,code\n016000,31.71\n016100,3172\n".utf8).write(to: table)
        let broken = try await run(["--dapodik-codes", table.path])
        #expect(broken.status == 1)
        #expect(broken.errors.contains("kode.csv"))
        #expect(broken.errors.contains("3172"))
    }

    @Test func `exports the log with personal data still sealed, verifies and rebuilds`() async throws {
        let data = try await DataCopy.practice()
        let exported = try await Tangga.run(["events", "export", "--data", data.folder.path])
        #expect(exported.status == 0)
        let lines = exported.output.split(separator: "\n")
        #expect(lines.count > 30)
        #expect(lines.allSatisfy { (try? JSON(parsing: Data($0.utf8))) != nil })
        #expect(!exported.output.contains("Selamat pagi"))
        let full = try await Tangga.shell("$TANGGA events export --data '\(data.folder.path)' >/dev/full")
        #expect(full.status == 1)
        #expect(try await Tangga.run(["verify", "--data", data.folder.path]).status == 0)
        #expect(try await Tangga.run(["rebuild", "--data", data.folder.path]).status == 0)
        #expect(try await Tangga.run(["verify", "--data", data.folder.path]).status == 0)
    }
}
