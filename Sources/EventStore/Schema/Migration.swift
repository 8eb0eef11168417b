import Crypto

/// One step of a component's tables. Append-only: a migration that was released is never edited.
package struct Migration: Equatable, Sendable {
    /// From 1, without gaps.
    package let number: Int
    package let name: String
    /// Run in order, in one transaction.
    package let statements: [String]

    package init(number: Int, name: String, statements: [String]) {
        self.number = number
        self.name = name
        self.statements = statements
    }

    /// SHA-256 over the statements, to notice an edited migration.
    var hash: [UInt8] {
        var bytes: [UInt8] = []
        for statement in statements { bytes.append(prefixed: statement) }
        return Array(SHA256.hash(data: bytes))
    }
}
