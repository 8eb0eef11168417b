package import Foundation

/// What people call a comment.
package typealias CommentNumber = Int

/// A fact about one public comment. Stored forever, in a stream of its own beside the tickets'.
package struct CommentEvent: Equatable, Sendable {
    /// Ticket time.
    package var at: Instant
    package var by: AccountID
    package var fact: Fact

    package init(at: Instant, by: AccountID, fact: Fact) {
        self.at = at
        self.by = by
        self.fact = fact
    }

    package enum Fact: Equatable, Sendable {
        case posted(Posting)
        case replied(Reply)
        case converted(Conversion)
        case hidden(Hiding)
        /// By its author.
        case deleted
    }

    package struct Posting: Equatable, Codable, Sendable {
        package var number: CommentNumber
        package var workflow: WorkflowName
        /// The article's own name, such as the end of its address.
        package var article: String
        /// Sealed under the author's key.
        package var text: SealedText
        /// Keyed, of the words: by it the same comment is recognised when it comes twice.
        package var digest: String
        /// A comment with the same words that its author posted shortly before.
        package var repeats: CommentNumber?

        package init(
            number: CommentNumber, workflow: WorkflowName, article: String, text: SealedText, digest: String,
            repeats: CommentNumber? = nil
        ) {
            self.number = number
            self.workflow = workflow
            self.article = article
            self.text = text
            self.digest = digest
            self.repeats = repeats
        }
    }

    package struct Reply: Equatable, Codable, Sendable {
        /// Sealed under the key of the comment's author, whom it names.
        package var text: SealedText
        package var canned: Name<CannedReply>?

        package init(text: SealedText, canned: Name<CannedReply>? = nil) {
            self.text = text
            self.canned = canned
        }
    }

    package struct Conversion: Equatable, Codable, Sendable {
        package var ticket: TicketNumber
    }

    package struct Hiding: Equatable, Codable, Sendable {
        /// Sealed under the author's key: it speaks of what they wrote.
        package var reason: SealedText
    }
}

extension CommentEvent {
    /// Spelled out, because a renamed Swift case must not orphan history.
    package var type: String {
        switch fact {
        case .posted: "comment.posted/1"
        case .replied: "comment.replied/1"
        case .converted: "comment.converted/1"
        case .hidden: "comment.hidden/1"
        case .deleted: "comment.deleted/1"
        }
    }

    /// JSON with its keys in order.
    package func payload() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        switch fact {
        case .posted(let detail): return try encoder.encode(Envelope(at: at, by: by, fact: detail))
        case .replied(let detail): return try encoder.encode(Envelope(at: at, by: by, fact: detail))
        case .converted(let detail): return try encoder.encode(Envelope(at: at, by: by, fact: detail))
        case .hidden(let detail): return try encoder.encode(Envelope(at: at, by: by, fact: detail))
        case .deleted: return try encoder.encode(Envelope(at: at, by: by, fact: Nothing()))
        }
    }

    /// - Throws: `UnknownEventType` for a type that a newer Tangga wrote.
    package init(ofType type: String, payload: Data) throws {
        switch type {
        case "comment.posted/1": try self.init(payload) { .posted($0) }
        case "comment.replied/1": try self.init(payload) { .replied($0) }
        case "comment.converted/1": try self.init(payload) { .converted($0) }
        case "comment.hidden/1": try self.init(payload) { .hidden($0) }
        case "comment.deleted/1": try self.init(payload) { (_: Nothing) in .deleted }
        default: throw UnknownEventType(type: type)
        }
    }

    private init<Detail: Codable>(_ payload: Data, _ fact: (Detail) -> Fact) throws {
        let envelope = try JSONDecoder().decode(Envelope<Detail>.self, from: payload)
        self.init(at: envelope.at, by: envelope.by, fact: fact(envelope.fact))
    }
}

private struct Envelope<Detail: Codable>: Codable {
    var at: Instant
    var by: AccountID
    var fact: Detail
}

private struct Nothing: Codable {}
