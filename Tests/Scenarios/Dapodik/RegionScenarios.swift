import Foundation
import TestSupport
import Testing

/// DOMAIN.md 6.9, 7, from the file that an administrator brings to the desk that is asked.
@Suite struct `A school that lies in no kab/kota` {
    private static let password = "kata sandi panjang"

    private func take(
        _ kind: String, _ text: String, into data: DataCopy, _ more: [String] = []
    ) async throws -> Tangga.Outcome {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "\(kind).csv")
        try Data(text.utf8).write(to: file)
        let outcome = try await Tangga.run(["import", kind, file.path, "--data", data.folder.path] + more)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome
    }

    @Test func `is taken in, and what its operator asks goes to the centre at once`() async throws {
        let (data, folder) = (try await DataCopy.practice(), try TemporaryFolder())
        let table = folder.url.appending(path: "kode.csv")
        try Data("dapodik_code,code\n016000,31.71\n".utf8).write(to: table)
        let units = """
            npsn,name,kabkota
            99900031,SI Kuala Lumpur,350301AB
            99900032,SD Entah,999901
            99900033,SI Den Haag,overseas

            """
        let told = try await take("units", units, into: data, ["--dapodik-codes", table.path]).errors
        #expect(told.split(separator: "\n").count == 1 && told.contains("units.csv:3:"), "\(told)")
        let operators = [
            ("siln1", "99900031", "SI Kuala Lumpur"), ("entah1", "99900032", "SD Entah"),
            ("siln2", "99900033", "SI Den Haag"), ("siln3", "overseas", "Abroad"),
        ]
        let rows = operators.map { "\($0.0),Operator,operator-sekolah,\($0.1),\(Self.password)\n" }.joined()
        _ = try await take("accounts", "username,name,roles,place,password\n" + rows, into: data)

        let server = try await Server.start(data)
        let (centre, dinas) = (try await server.signIn("pusat1"), try await server.signIn("dinas1"))
        for (username, code, name) in operators {
            let school = try await server.signIn(username, password: Self.password)
            #expect(try await school.get("/me").expect(200).json["place"]["name"] == .text(name))
            let opened = try await school.open().expect(201).json
            #expect(opened["tier"] == "pusat" && opened["place"]["level"] == "national", "\(username)")
            #expect(opened["requester"]["place"]["code"] == .text(code))
            let number = try opened["number"].integer()
            #expect(try await centre.inbox("pusat").contains(number))
            #expect(try await centre.act("jawab", on: number, "Silakan.").expect(200).json["awaiting"] == "requester")
            try await dinas.get("/tickets/\(number)").expect(404)
        }
    }
}
