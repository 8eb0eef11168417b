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
        #expect(listed.output.contains("operator.baru\t-\t"))
        #expect(!listed.output.contains("rahasia"))
        let closed = try await Server.start(data, arguments: [])
        #expect(try await closed.tries("operator.baru", "rahasia panjang") == 401)
        await closed.stop()

        let enable = ["account", "enable", "operator.baru", "--data", data.folder.path]
        let password = ["account", "password", "operator.baru", "--data", data.folder.path]
        #expect(try await Tangga.run(enable).status == 0)
        #expect(try await Tangga.run(password, input: "pendek\n").status == 1)
        #expect(try await Tangga.run(password, input: "").status == 1)
        let set = try await Tangga.run(password, input: "kata sandi baru\n")
        #expect(set.status == 0 && !set.output.contains("kata sandi baru"))
        for command in ["enable", "disable", "password"] {
            let nobody = ["account", command, "tidak.ada", "--data", data.folder.path]
            #expect(try await Tangga.run(nobody, input: "kata sandi baru\n").status == 1)
        }
        let open = try await Server.start(data, arguments: [])
        #expect(try await open.tries("operator.baru", "rahasia panjang") == 401)
        #expect(try await open.tries("operator.baru", "kata sandi baru") == 201)
    }

    @Test func `imports regions and accounts once, previews, and says which line is wrong`() async throws {
        let data = try DataCopy.empty()
        let folder = try TemporaryFolder()
        let run = { (kind: String, text: String, more: [String]) async throws -> Tangga.Outcome in
            let file = folder.url.appending(path: "\(kind).csv")
            try Data(text.utf8).write(to: file)
            return try await Tangga.run(["import", kind, file.path, "--data", data.folder.path] + more)
        }
        let regions = "code,name,kind,province_code,timezone\n32.98,Kota Uji,kota,32,Asia/Jakarta\n"
        #expect(try await run("regions", regions, ["--preview"]).output.contains("1 new"))
        #expect(try await run("regions", regions, []).output.contains("1 new"))
        #expect(try await run("regions", regions, []).output.contains("0 new, 0 changed, 1 unchanged"))
        let lost = try await run("regions", regions + "3297,Kota Lain,kota,32,Asia/Jakarta\n", [])
        #expect(lost.status == 1 && lost.errors.contains("regions.csv:3:"), "\(lost.errors)")

        let people = "username,name,roles,place,password\nuji1,Uji,operator-dinas,32.98,rahasia panjang\n"
        #expect(try await run("accounts", people, ["--preview"]).output.contains("1 new"))
        for words in ["1 new", "0 new, 0 changed, 1 unchanged"] {
            let taken = try await run("accounts", people, [])
            #expect(taken.status == 0 && taken.output.contains(words), "\(taken.output)")
            #expect(!(taken.output + taken.errors).contains("rahasia"))
        }
        let refused = try await run("accounts", people + "uji2,Uji,operator-dinas,32.99,pendek\n", [])
        #expect(refused.status == 1 && refused.errors.contains("accounts.csv:3:"), "\(refused.errors)")
        #expect(!refused.errors.contains("“pendek”"))
        let server = try await Server.start(data, arguments: [])
        let me = try await server.signIn("uji1", password: "rahasia panjang").get("/me").expect(200).json
        #expect(me["place"]["name"] == "Kota Uji")
        #expect(try await server.tries("uji2", "pendek") == 401)
    }

    @Test func `tells the last events, then what happens beside it, until it is interrupted`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let token = try #require(try await server.signIn("sekolah1").token)
        let tail = try await Tangga.shell(
            #"""
            set -eu
            coproc TAIL { exec "$TANGGA" events tail --lines 2 --data '\#(server.data.path)'; }
            tail=$TAIL_PID
            for line in 1 2; do read -r -t 60 -u "${TAIL[0]}" event; echo "$event"; done
            curl -s -o /dev/null -H 'Authorization: Bearer \#(token)' --json @- \#(server.url)/api/v1/tickets <<JSON
            {"workflow":"dapodik-paud-dikmas","form":"pertanyaan","subject":"Ekor","message":"kenari-kuning"}
            JSON
            read -r -t 60 -u "${TAIL[0]}" event; echo "$event"
            kill "$tail"
            wait "$tail" || true
            """#)
        #expect(tail.status == 0, "\(tail.errors)")
        let events = try tail.output.split(separator: "\n").map { try JSON(parsing: Data($0.utf8)) }
        let positions = try events.map { try $0["position"].integer() }
        #expect(events.count == 3 && positions == Array(positions[0]..<positions[0] + 3))
        #expect(events[2]["type"] == "ticket.opened/1")
        #expect(!tail.output.contains("kenari"))
        try await server.signIn("sekolah1").get("/me").expect(200)
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

extension Server {
    /// The status of an attempt to sign in.
    fileprivate func tries(_ username: String, _ password: String) async throws -> Int {
        try await Client(server: self)
            .post("/sessions", ["username": .text(username), "password": .text(password)]).status
    }
}
