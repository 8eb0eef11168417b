package import Workflow

/// A file as people see it: what its uploader is told, and what a message shows of it.
package struct AttachmentFile: Equatable, Sendable {
    package var id: AttachmentID
    /// Fit for a header and for any file system; nil once the requester has been erased.
    package var name: String?
    package var kind: AttachmentKind
    /// In bytes.
    package var size: Int
}

extension AttachmentFile {
    init(_ reference: AttachmentReference, for requester: AccountID, _ opener: VaultOpener) throws {
        self.init(
            id: reference.id,
            name: try opener.open(reference.name, for: requester, field: SealedField.name(reference.id)),
            kind: reference.kind, size: reference.size)
    }
}

extension SealedField {
    /// An attachment's, so that no name or key can be put in another's place.
    static func name(_ id: AttachmentID) -> String { "attachments.\(id).name" }
    static func key(_ id: AttachmentID) -> String { "attachments.\(id).key" }
}
