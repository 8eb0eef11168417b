package import Crypto
package import EventStore
package import Workflow

/// Files: sent first, named by a message after, handed out to whoever may see that message.
///
/// A file is stored before any row or event names it, sealed under a key that is derived from its owner's. That key goes
/// along with the message, sealed under the requester's: erasing the requester makes the file unreadable.
package struct Attachments: Sendable {
    let database: any Database
    let files: AttachmentFiles
    let vault: Vault
    package let limits: AttachmentLimits
    /// For the ids of files that are sent under an idempotency key.
    let secret: SymmetricKey
    let random: RandomSource
    let parted: PartedUploads

    package init(
        database: any Database, files: AttachmentFiles, vault: Vault, secret: SymmetricKey,
        limits: AttachmentLimits = .standard, parts: PartedUploads.Limits = .init(), random: RandomSource = .system
    ) {
        self.database = database
        self.files = files
        self.vault = vault
        self.secret = secret
        self.limits = limits
        self.random = random
        parted = PartedUploads(limits: parts, random: random)
    }

    // MARK: Into a message

    /// What the desk needs to send these files along. What is not there is for the desk to say.
    package func enclosures(
        _ ids: [AttachmentID], from owner: AccountID, to requester: AccountID
    ) async throws -> Enclosures {
        // More than the desk takes need no keys.
        guard !ids.isEmpty, ids.count <= limits.perMessage else { return Enclosures(asked: ids, found: []) }
        let found = try await database.read { connection in
            try ids.compactMap { try Uploads(connection).find($0, of: owner) }
        }
        var sealed: [AttachmentReference] = []
        for reference in found { sealed.append(try await handedOver(reference, from: owner, to: requester)) }
        return Enclosures(asked: ids, found: sealed)
    }

    private func handedOver(
        _ reference: AttachmentReference, from owner: AccountID, to requester: AccountID
    ) async throws -> AttachmentReference {
        guard owner != requester else { return reference }
        let opener = try await vault.opener(for: [owner])
        var reference = reference
        let (name, key) = (SealedField.name(reference.id), SealedField.key(reference.id))
        guard let openName = try opener.open(reference.name, for: owner, field: name),
            let openKey = try opener.open(reference.key, for: owner, field: key)
        else { throw VaultError.erased(owner) }
        reference.name = try await vault.seal(openName, for: requester, field: name)
        reference.key = try await vault.seal(openKey, for: requester, field: key)
        return reference
    }
}
