import Crypto
package import Workflow

/// What a guest shows to be let in, and the secret of the link by which they follow their tickets: their id, and a code
/// over it that only this server can make. Whoever has it is that guest.
///
/// It is stored nowhere: the id alone makes it again, for a notice as for an answer that got lost. Its description says
/// nothing, so that no log line can hold it.
package struct GuestToken: Sendable {
    package let guest: AccountID
    /// `g` and 64 characters of base64url. One more than an even number, so that no session's token looks like it.
    package let text: String

    private static let mark = "g"

    init(from random: RandomSource, under secret: SymmetricKey) {
        self.init(of: random.bytes(AccountID.guestBytes), under: secret)
    }

    /// Nil for an account's id.
    init?(for guest: AccountID, under secret: SymmetricKey) {
        guard let bytes = guest.bytesOfGuest else { return nil }
        self.init(of: bytes, under: secret)
    }

    private init(of bytes: [UInt8], under secret: SymmetricKey) {
        guest = AccountID(guest: bytes)
        let code = HMAC<SHA256>.authenticationCode(for: bytes, using: secret)
        text = Self.mark + Base64URL.encode(bytes + Array(code))
    }

    /// Nil for anything that was not made under this secret. The codes are compared in constant time.
    init?(_ text: String, under secret: SymmetricKey) {
        guard text.hasPrefix(Self.mark), let bytes = Base64URL.decode(String(text.dropFirst())),
            bytes.count == AccountID.guestBytes + SHA256.byteCount
        else { return nil }
        let (id, code) = (Array(bytes.prefix(AccountID.guestBytes)), bytes.dropFirst(AccountID.guestBytes))
        guard HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: id, using: secret) else { return nil }
        guest = AccountID(guest: id)
        self.text = text
    }

    /// What the rules see of a guest. They stand nowhere: a ticket's place comes from its form.
    package var person: Person { Person(id: guest, roles: [.guest], place: .national) }
}

extension GuestToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "(a guest's token)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension Person {
    /// Somebody of whom nothing is known, and who has done nothing yet that belongs to them.
    package static let anybody = Person(id: "", roles: [.guest], place: .national)
}
