/// Who is counted as one caller: an IPv4 address, or the first 64 bits of an IPv6 address, of which every household
/// has as many as it likes.
///
/// Text that is no address stands for itself.
func remoteNetwork(of address: String) -> String {
    // IPv4 in IPv6's clothes ends in a dotted part.
    guard address.contains(":"), !address.contains(".") else {
        return String(address.split(separator: ":").last ?? "")
    }
    let bare = address.split(separator: "%").first.map(String.init) ?? address
    let halves = bare.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
    let head = halves[0].split(separator: ":")
    let tail = halves.count > 1 ? halves[1].split(separator: ":") : []
    let zeros = Array(repeating: Substring("0"), count: max(0, 8 - head.count - tail.count))
    let groups = (head + zeros + tail).prefix(4).map { group in
        Int(group, radix: 16).map { String($0, radix: 16) } ?? String(group)
    }
    return groups.joined(separator: ":") + "::/64"
}
