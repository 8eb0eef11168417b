import Crypto

/// What a browser or a program shows to be let in: 32 random bytes. Whoever has it is that account.
///
/// Its description says nothing, so that no log line can hold it; `text` is for the one answer that hands it out.
package struct SessionToken: Sendable {
    private let bytes: [UInt8]

    static let count = 32

    init(from random: RandomSource) {
        bytes = random.bytes(Self.count)
    }

    /// The one token that belongs to these words: HMAC-SHA256 under the server's secret, so that a sign-in that is sent
    /// again gets the same answer, and no token need be stored for that.
    init(for words: [String], under secret: SymmetricKey) {
        var code = HMAC<SHA256>(key: secret)
        // With its length before it, no two lists of words are spelled alike.
        for word in ["session"] + words { code.update(data: Array("\(word.utf8.count):\(word)".utf8)) }
        bytes = Array(code.finalize())
    }

    /// Nil for anything that `text` would not have written.
    package init?(_ text: String) {
        guard let bytes = Base64URL.decode(text), bytes.count == Self.count else { return nil }
        self.bytes = bytes
    }

    /// Base64url, 43 characters.
    package var text: String { Base64URL.encode(bytes) }

    /// All that we keep: SHA-256, so that a stolen database lets nobody in.
    var digest: [UInt8] { Array(SHA256.hash(data: bytes)) }

    /// HMAC-SHA256 of the token under the server's secret.
    func code(under secret: SymmetricKey) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: bytes, using: secret)
    }

    func isCode(_ code: [UInt8], under secret: SymmetricKey) -> Bool {
        HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: bytes, using: secret)
    }
}

extension SessionToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "(a session token)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
