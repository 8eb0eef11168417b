package import Workflow

/// Some requesters' keys, taken at one moment: opens without waiting, for transactions and for rebuilding.
///
/// Don't keep it: it doesn't hear of erasures.
package struct VaultOpener: Sendable {
    let states: [AccountID: VaultKeys.State]

    /// - Returns: nil when the requester was erased.
    /// - Throws: `VaultError.noKey` for a requester whose key was not asked for, or never was; `.damaged`.
    package func open(_ text: SealedText, for requester: AccountID, field: String) throws(VaultError) -> String? {
        switch states[requester] {
        case .present(let key): try key.open(text, for: requester, field: field)
        case .erased: nil
        case nil: throw .noKey(requester)
        }
    }
}
