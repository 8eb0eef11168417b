import Gateway
import Hummingbird

/// An address on this server, so that nobody can be sent elsewhere by a link to our sign-in.
struct LocalPath: Equatable {
    let text: String

    /// Nil for anything but a path with or without a query, in visible ASCII.
    init?(_ text: String?) {
        guard let text, text.utf8.count <= 2_000, text.hasPrefix("/"), !text.hasPrefix("//"), !text.hasPrefix("/\\"),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") })
        else { return nil }
        self.text = text
    }
}

extension Request {
    /// The page of ours that this was sent from, as the browser says.
    var originPath: LocalPath? {
        guard let referrer = headers[.referer], let authority = head.authority,
            let start = referrer.firstRange(of: "://\(authority)/")
        else { return nil }
        return LocalPath("/" + referrer[start.upperBound...].prefix { $0 != "#" })
    }
}
