import Testing

@testable import Helpdesk

@Suite struct `A password's hash` {
    let salt = [UInt8](1...16)

    @Test func `is known by its text`() throws {
        let hash = try PasswordHash(of: "latihan", cost: .practice, salt: salt)
        let read = try #require(PasswordHash(hash.description))
        #expect(hash.description.hasPrefix("$scrypt$ln=4,r=8,p=1$AQIDBAUGBwgJCgsMDQ4PEA$"))
        #expect(read == hash)
        #expect(try read.matches("latihan"))
        #expect(try !read.matches("Latihan"))
        #expect(try !read.matches(""))
    }

    /// RFC 7914 has no vector with r = 8, p = 1 and a small N; this one was computed with Python's hashlib.
    @Test func `is scrypt's`() throws {
        let hash = try PasswordHash(of: "latihan", cost: .practice, salt: salt)
        #expect(hash.description.hasSuffix("TDFJWzlRa0xjhF7sxUh6iaoUZgn/9YsibYNf/qeiE9U"))
    }

    @Test(arguments: [
        "", "latihan", "$scrypt$ln=4,r=8,p=1$AQID$AQID", "$scrypt$ln=40,r=8,p=1$AQIDBAUGBwgJCgsMDQ4PEA$x",
        "$scrypt$ln=4,r=9,p=1$AQIDBAUGBwgJCgsMDQ4PEA$GmnJyyV9n3GIQ1Ug3Kz5RlxF5y5iN3cJmKhjNgSqVZM",
        "$scrypt$ln=+4,r=8,p=1$AQIDBAUGBwgJCgsMDQ4PEA$GmnJyyV9n3GIQ1Ug3Kz5RlxF5y5iN3cJmKhjNgSqVZM",
    ])
    func `is not read from any other text`(text: String) {
        #expect(PasswordHash(text) == nil)
    }

    @Test(arguments: [14, 15]) func `is made at the costs that we allow`(logarithm: Int) throws {
        let cost = try #require(PasswordHash.Cost(logarithm: logarithm))
        let hash = try PasswordHash(of: "latihan", cost: cost, salt: salt)
        #expect(hash.description.hasPrefix("$scrypt$ln=\(logarithm),"))
        #expect(PasswordHash.Cost(logarithm: 16) == nil)
    }

    @Test func `is compared even where there is nobody, and then says no`() async throws {
        let hasher = try PasswordHasher(cost: .practice)
        #expect(try await !hasher.matches("", nil))
        let hash = try await hasher.hash("rahasia")
        #expect(try await hasher.matches("rahasia", hash))
        #expect(try await hasher.hash("rahasia") != hash)
    }
}
