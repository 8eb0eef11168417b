import Foundation

/// SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same numbers on every machine.
package struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Seeds for `@Test(arguments:)`, which names the failing one. `TANGGA_SEED=17 swift test` tries that one alone.
    package static func seeds(_ count: UInt64) -> [UInt64] {
        chosen.map { [$0] } ?? Array(1...count)
    }

    /// One seed for a test too long to run for many: `TANGGA_SEED`, or a new one each time. Print it in every failure.
    package static let seed = chosen ?? .random(in: 1...999_999)

    private static let chosen = ProcessInfo.processInfo.environment["TANGGA_SEED"].flatMap(UInt64.init)
}
