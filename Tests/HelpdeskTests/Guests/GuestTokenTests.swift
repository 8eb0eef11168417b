import Crypto
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A guest's token` {
    private static let secret = SymmetricKey(data: [UInt8](repeating: 1, count: 32))
    private let guests = Guests(secret: secret)

    private func token() throws -> GuestToken { try guests.welcome(from: "198.51.100.1", at: .noon) }

    @Test func `says who the guest is, and lets them do what guests may`() throws {
        let token = try token()
        let shown = try #require(guests.token(token.text))
        #expect(shown.guest == token.guest)
        #expect(shown.person == Person(id: token.guest, roles: [.guest], place: .national))
    }

    @Test func `is another one each time`() throws {
        let tokens = try (0..<50).map { _ in try token() }
        #expect(Set(tokens.map(\.text)).count == 50)
        #expect(Set(tokens.map(\.guest)).count == 50)
    }

    @Test func `is refused with any character changed`() throws {
        let text = Array(try token().text)
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ ")
        for position in text.indices {
            for letter in alphabet where letter != text[position] {
                var forged = text
                forged[position] = letter
                #expect(guests.token(String(forged)) == nil)
            }
        }
    }

    @Test func `is refused cut, lengthened, or without its code`() throws {
        let token = try token()
        for count in 0..<token.text.count { #expect(guests.token(String(token.text.prefix(count))) == nil) }
        for more in ["A", "=", " ", "\u{0}", token.text] { #expect(guests.token(token.text + more) == nil) }
        #expect(guests.token(token.guest.rawValue) == nil)
        #expect(guests.token(token.text.uppercased()) == nil)
    }

    @Test func `is refused under another key`() throws {
        let others = Guests(secret: SymmetricKey(data: [UInt8](repeating: 2, count: 32)))
        #expect(others.token(try token().text) == nil)
        // Nor is the guest's id enough to make the same one there.
        let id = try token().guest
        #expect(others.link(for: id) != guests.link(for: id))
    }

    @Test func `can be made again from the guest's id alone`() throws {
        let token = try token()
        #expect(guests.link(for: token.guest) == "/t/\(token.text)")
        let abroad = Guests(secret: Self.secret, publicURL: "https://bantuan.example.id/")
        #expect(abroad.link(for: token.guest) == "https://bantuan.example.id/t/\(token.text)")
    }

    @Test func `is never an account's, nor an account's a guest's`() throws {
        #expect(try token().guest.isGuest)
        for _ in 0..<200 {
            let account = AccountID.random(from: .system)
            #expect(!account.isGuest)
            #expect(guests.link(for: account) == nil)
        }
        for id in [
            "", "g", "tamu", "guru-1", "g" + String(repeating: "G", count: 32), "a" + String(repeating: "0", count: 32),
        ] {
            #expect(!AccountID(id).isGuest)
        }
    }

    @Test func `is no session's, nor a session's a guest's`() throws {
        #expect(SessionToken(try token().text) == nil)
        #expect(guests.token(SessionToken(from: .system).text) == nil)
    }

    @Test func `stands in no log line`() throws {
        let token = try token()
        for words in ["\(token)", String(reflecting: token), String(describing: Optional(token))] {
            #expect(!words.contains(token.text) && !words.contains(token.guest.rawValue))
        }
    }
}
