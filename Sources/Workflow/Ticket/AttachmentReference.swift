/// A file that came with a message, as its event names it. The file itself lies outside the log.
package struct AttachmentReference: Hashable, Sendable {
    package var id: AttachmentID
    /// SHA-256 of the file as it is stored, in lower-case hexadecimal; it is stored under this name.
    package var hash: String
    /// What opens the file: sealed, like the name, under the requester's key, so that both are erased with it.
    package var key: SealedText
    package var kind: AttachmentKind
    package var name: SealedText
    /// In bytes, as it was sent.
    package var size: Int

    package init(
        id: AttachmentID, hash: String, key: SealedText, kind: AttachmentKind, name: SealedText, size: Int
    ) {
        self.id = id
        self.hash = hash
        self.key = key
        self.kind = kind
        self.name = name
        self.size = size
    }
}

/// Nobody can guess one.
package typealias AttachmentID = Name<AttachmentReference>

extension TicketEvent.Fact {
    /// The files that came with what was said.
    package var attachments: [AttachmentReference] {
        switch self {
        case .opened(let opening): opening.attachments ?? []
        case .answered(let message), .replied(let message), .asked(let message): message.attachments ?? []
        case .forwarded(let move), .returned(let move): move.attachments ?? []
        case .closed(let closing): closing.attachments ?? []
        case .noted(let message), .reported(let message): message.attachments ?? []
        case .assigned, .referred, .inquired, .recategorised, .flagged, .reminded, .excused, .rated, .migrated,
            .replanned:
            []
        }
    }
}
