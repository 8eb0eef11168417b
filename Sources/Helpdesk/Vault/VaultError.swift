package import Workflow

/// Why something personal could not be sealed or opened.
package enum VaultError: Error, Equatable, Sendable {
    /// The requester was erased: nothing more may be written about them.
    case erased(AccountID)
    /// The keys' database doesn't know the requester, although something is sealed for them: it is not the one that
    /// belongs to the log.
    case noKey(AccountID)
    /// The text was altered, or is another requester's or another field's.
    case damaged(requester: AccountID, field: String)
    /// The stored keys were wrapped by another master key.
    case wrongMasterKey
    /// The master key has another size than 32 bytes, or is not base64.
    case malformedMasterKey
    /// Reading or creating the master key's file failed, with the system's error number.
    case masterKeyFile(code: Int)
}
