import Foundation

/// Hashes passwords on two threads of its own, since that blocks for long; the cooperative pool never does it.
package final class PasswordHasher: Sendable {
    package let cost: PasswordHash.Cost
    private let random: RandomSource
    private let queue: OperationQueue
    /// What an unknown username is compared with: it must take as long as a known one.
    private let dummy: PasswordHash

    /// Beyond so many waiting ones, about six seconds' work, everybody is better off being told to come back.
    static let longestQueue = 256

    package init(cost: PasswordHash.Cost = .standard, random: RandomSource = .system) throws {
        self.cost = cost
        self.random = random
        queue = OperationQueue()
        queue.name = "password-hasher"
        queue.maxConcurrentOperationCount = 2
        dummy = try PasswordHash(of: "", cost: cost, salt: random.bytes(PasswordHash.saltCount))
    }

    package struct Busy: Error {}

    package func hash(_ password: String) async throws -> PasswordHash {
        let salt = random.bytes(PasswordHash.saltCount)
        return try await run { [cost] in try PasswordHash(of: password, cost: cost, salt: salt) }
    }

    /// - Parameter stored: nil where there is nobody, or nothing to compare with; then the answer is no, at equal cost.
    package func matches(_ password: String, _ stored: PasswordHash?) async throws -> Bool {
        let hash = stored ?? dummy
        return try await run { try hash.matches(password) } && stored != nil
    }

    private func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        guard queue.operationCount < Self.longestQueue else { throw Busy() }
        return try await withCheckedThrowingContinuation { continuation in
            queue.addOperation { continuation.resume(with: Result(catching: work)) }
        }
    }
}
