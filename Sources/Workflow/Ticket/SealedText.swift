/// Words that somebody wrote, as they are stored: sealed under their requester's key, so that the rules never read them.
///
/// What is inside is the sealer's affair; here it only travels from the command into the event.
package struct SealedText: RawRepresentable, Hashable, Codable, Sendable, ExpressibleByStringLiteral {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }
    package init(stringLiteral text: String) { rawValue = text }

    package init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

/// One thing that was filled in: readable by all who may read the ticket's history, or sealed where it is personal.
package enum FieldValue: Hashable, Sendable {
    case plain(String)
    case sealed(SealedText)
}
