import Helpdesk

/// A secret as a page holds it: other letters each time, so that how well pages compress tells nobody what it is (the
/// BREACH attack).
enum Mask {
    static func covering(_ secret: String, with random: RandomSource) -> String {
        let bytes = Array(secret.utf8)
        let pad = random.bytes(bytes.count)
        return Base64URL.encode(pad + zip(pad, bytes).map { $0 ^ $1 })
    }

    /// Nil for anything that `covering` would not have written.
    static func uncovering(_ text: String) -> String? {
        guard let bytes = Base64URL.decode(text), bytes.count.isMultiple(of: 2) else { return nil }
        let pad = bytes.prefix(bytes.count / 2)
        return String(validating: zip(pad, bytes.dropFirst(pad.count)).map { $0 ^ $1 }, as: UTF8.self)
    }
}
