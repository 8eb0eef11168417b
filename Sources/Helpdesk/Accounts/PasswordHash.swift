import Crypto
import CryptoExtras
import Foundation

/// A password as it is stored: scrypt (RFC 7914) of it, with a salt of its own.
package struct PasswordHash: Equatable, Sendable {
    package let cost: Cost
    let salt: [UInt8]
    let hash: [UInt8]

    /// How dear one guess is: 128 * r * 2^ln bytes of memory, and time in proportion.
    package struct Cost: Equatable, Sendable {
        /// The logarithm of scrypt's N to base 2.
        package let logarithm: Int
        let blockSize = 8
        let parallelism = 1

        /// - Parameter logarithm: 1 to 15; the library stops at 64 MiB.
        package init?(logarithm: Int) {
            guard (1...15).contains(logarithm) else { return nil }
            self.logarithm = logarithm
        }

        private init(trusted logarithm: Int) { self.logarithm = logarithm }

        /// N = 2^14, 16 MiB: 36 ms (240 ms in a debug build).
        package static let standard = Cost(trusted: 14)
        /// For tests, and for practice, whose password everybody knows.
        package static let practice = Cost(trusted: 4)
    }

    static let saltCount = 16
    static let hashCount = 32

    /// Blocks for as long as `cost` says: see `PasswordHasher`.
    init(of password: String, cost: Cost, salt: [UInt8]) throws {
        self.cost = cost
        self.salt = salt
        self.hash = try Self.derive(password, cost: cost, salt: salt)
    }

    private init(cost: Cost, salt: [UInt8], hash: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    /// Blocks like hashing. Takes as long for a wrong password as for the right one.
    func matches(_ password: String) throws -> Bool {
        try Self.derive(password, cost: cost, salt: salt).isEqualInConstantTime(to: hash)
    }

    private static func derive(_ password: String, cost: Cost, salt: [UInt8]) throws -> [UInt8] {
        let key = try KDF.Scrypt.deriveKey(
            from: Data(password.utf8), salt: Data(salt), outputByteCount: hashCount, rounds: 1 << cost.logarithm,
            blockSize: cost.blockSize, parallelism: cost.parallelism)
        return key.withUnsafeBytes(Array.init)
    }
}

extension PasswordHash: LosslessStringConvertible {
    /// Reads `$scrypt$ln=14,r=8,p=1$salt$hash`, both in base64 without padding.
    package init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt" else { return nil }
        guard let cost = Cost(text: parts[2]), let salt = Self.decode(parts[3]), let hash = Self.decode(parts[4]),
            salt.count == Self.saltCount, hash.count == Self.hashCount
        else { return nil }
        self.init(cost: cost, salt: salt, hash: hash)
    }

    package var description: String { "$scrypt$\(cost.text)$\(Self.encode(salt))$\(Self.encode(hash))" }

    private static func encode(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("=", with: "")
    }

    private static func decode(_ text: String) -> [UInt8]? {
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        return Data(base64Encoded: text + padding).map(Array.init)
    }
}

extension PasswordHash.Cost {
    /// Reads what `text` writes: r and p have one value each.
    fileprivate init?(text: String) {
        guard let number = text.split(separator: ",").first?.split(separator: "=").last,
            let logarithm = Int(number)
        else { return nil }
        self.init(logarithm: logarithm)
        guard self.text == text else { return nil }
    }

    fileprivate var text: String { "ln=\(logarithm),r=\(blockSize),p=\(parallelism)" }
}

extension [UInt8] {
    /// Says nothing, by the time that it takes, about where two values of one length differ.
    func isEqualInConstantTime(to other: [UInt8]) -> Bool {
        count == other.count && zip(self, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
