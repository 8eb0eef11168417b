import Gateway
import HTTPTypes
import Helpdesk
import Workflow

extension HTTPFields {
    /// The version that `If-Match` asks for; nil where any will do. A tag that is none of ours is a version that no
    /// ticket has.
    /// - Throws: `BadRequest.malformedHeader`; also for several tags, since an action is meant for one version.
    func versionToMatch() throws(BadRequest) -> Int? {
        guard let text = self[.ifMatch] else { return nil }
        if text == "*" { return nil }
        guard let tag = EntityTag(text) else { throw .malformedHeader("If-Match") }
        return tag.isWeak ? -1 : Int(tag.opaque) ?? -1
    }

    /// Whether `If-None-Match` names this version, so that the caller needs no copy of it.
    func knows(version: Int) -> Bool {
        let tags = (self[.ifNoneMatch] ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
        return tags.contains { $0 == "*" || EntityTag($0)?.opaque == "\(version)" }
    }

    func idempotencyKey(of caller: AccountID, fingerprint: @autoclosure () -> [UInt8]) throws(BadRequest)
        -> IdempotencyKey?
    {
        try idempotencyKey().map { IdempotencyKey(caller: caller, key: $0, fingerprint: fingerprint()) }
    }

    /// - Throws: `BadRequest.malformedHeader` for anything but 1 to 200 visible ASCII characters.
    func idempotencyKey() throws(BadRequest) -> String? {
        guard let key = self[.idempotencyKey] else { return nil }
        guard (1...200).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .malformedHeader("Idempotency-Key")
        }
        return key
    }
}

/// RFC 9110, section 8.8.3.
private struct EntityTag {
    var isWeak: Bool
    var opaque: String

    init?(_ text: some StringProtocol) {
        isWeak = text.hasPrefix("W/")
        let quoted = text.dropFirst(isWeak ? 2 : 0)
        guard quoted.count >= 2, quoted.hasPrefix("\""), quoted.hasSuffix("\"") else { return nil }
        opaque = String(quoted.dropFirst().dropLast())
        guard opaque.utf8.allSatisfy({ $0 == 0x21 || (0x23...0x7E).contains($0) || $0 >= 0x80 }) else { return nil }
    }
}
