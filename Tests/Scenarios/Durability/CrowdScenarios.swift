import Foundation
import Testing

@Suite struct `A hundred clients at once` {
    @Test func `are all answered, each with a number of their own`() async throws {
        let data = try await DataCopy.practice()
        let server = try await Server.start(data)
        let schools = [try await server.signIn("sekolah1"), try await server.signIn("sekolah2")]
        let numbers = try await withThrowingTaskGroup { group in
            for client in 0..<100 {
                group.addTask { try await schools[client % 2].opened("Serentak \(client)") }
            }
            var numbers: [Int] = []
            for try await number in group { numbers.append(number) }
            return numbers
        }
        #expect(Set(numbers).count == 100)
        let listed = try await schools[0].numbers() + schools[1].numbers()
        #expect(Set(numbers).isSubset(of: listed))
        #expect(await server.stop() == 0)
        #expect(try await Tangga.run(["verify", "--data", data.folder.path]).status == 0)
    }

    @Test func `of one key get one ticket`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let school = try await server.signIn("sekolah1")
        let numbers = try await withThrowingTaskGroup { group in
            for _ in 0..<50 {
                group.addTask {
                    try await school.open("Tombol ditekan terus", headers: ["Idempotency-Key": "satu"])
                        .expect(201).json["number"].integer()
                }
            }
            var numbers: Set<Int> = []
            for try await number in group { numbers.insert(number) }
            return numbers
        }
        #expect(numbers.count == 1)
        let other = try await school.open("Isi lain", headers: ["Idempotency-Key": "satu"]).expect(422)
        #expect(other.headers["content-type"]?.hasPrefix("application/problem+json") == true)
    }
}
