/// Chance without a state: what is drawn depends on the seed, the ticket and what it is drawn for, and on nothing that
/// was drawn before. So threads don't matter, and two workflows meet the same people doing the same things (common
/// random numbers): what differs between them is the workflow.
struct Draws: Equatable, Sendable {
    private let state: UInt64

    init(seed: UInt64, ticket: Int) {
        state = Self.mixed(Self.mixed(seed) ^ UInt64(bitPattern: Int64(ticket)))
    }

    enum Purpose: UInt64 {
        case person = 1, region, category, day, hour, moment
        case acts, delay, deed, solves
        case requesterActs, requesterDelay
    }

    /// 0 up to, but not, 1.
    /// - Parameter ordinal: which one of several for the same purpose.
    func share(_ purpose: Purpose, of name: String = "", _ ordinal: Int = 0) -> Double {
        let salt = Self.mixed(Self.hash(name) &+ purpose.rawValue &* 0x9E37_79B9_7F4A_7C15)
        let bits = Self.mixed(state ^ salt &+ UInt64(bitPattern: Int64(ordinal)) &* 0xD1B5_4A32_D192_ED03)
        return Double(bits >> 11) / Double(1 << 53 as UInt64)
    }

    /// SplitMix64's finish (Steele, Lea, Flood 2014).
    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// FNV-1a: Swift's own hashes differ from run to run.
    private static func hash(_ name: String) -> UInt64 {
        name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
