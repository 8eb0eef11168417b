package import Workflow

/// Makes files that somebody could have written from files that somebody did write: parts are taken out, doubled,
/// swapped, put elsewhere or brought from another file, and words are changed for words that fit the language.
package struct FileMutator {
    private let donors: [YAMLNode]
    private var random: SplitMix

    package init(_ donors: [YAMLNode], seed: UInt64) {
        self.donors = donors
        random = SplitMix(state: seed)
    }

    package mutating func next(from node: YAMLNode) -> YAMLNode {
        var node = node
        for _ in 0..<Int.random(in: 1...4, using: &random) { node = mutated(node) }
        return node
    }

    /// Bytes of a text, some of them others.
    package mutating func bytes(of text: String) -> [UInt8] {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
            let index = Int.random(in: bytes.indices, using: &random)
            let end = min(bytes.count, index + Int.random(in: 1...40, using: &random))
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.removeSubrange(index..<end)
            case 2: bytes.insert(contentsOf: bytes[index..<end], at: Int.random(in: bytes.indices, using: &random))
            default: bytes.insert(Array("{}[]:,-#&*!|>'\"%@ \n0".utf8).randomElement(using: &random) ?? 0, at: index)
            }
        }
        return bytes
    }

    // MARK: Nodes

    /// Goes down by chance, and changes what it comes to.
    private mutating func mutated(_ node: YAMLNode) -> YAMLNode {
        var node = node
        switch node.content {
        case .scalar: node.content = .scalar(word(), isPlain: Bool.random(using: &random))
        case .list(var items):
            if let index = descent(items.count) {
                items[index] = mutated(items[index])
            } else {
                change(&items) { $0 }
            }
            node.content = .list(items)
        case .mapping(var entries):
            if let index = descent(entries.count) {
                entries[index].value = mutated(entries[index].value)
            } else {
                let (fresh, keys) = (word(), Set(entries.map(\.key)))
                change(&entries) { entry in
                    // A doubled key is refused at once, which would teach nothing.
                    var copy = entry
                    copy.key = keys.contains(fresh) ? entry.key + "-2" : fresh
                    return copy
                }
            }
            node.content = .mapping(entries)
        }
        return node
    }

    /// Where to go on; nil to stay.
    private mutating func descent(_ count: Int) -> Int? {
        count > 0 && Int.random(in: 0..<5, using: &random) > 0 ? Int.random(in: 0..<count, using: &random) : nil
    }

    private mutating func change<Part>(_ parts: inout [Part], copy: (Part) -> Part) {
        guard let index = parts.indices.randomElement(using: &random) else { return }
        let other = Int.random(in: parts.indices, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: parts.remove(at: index)
        case 1: parts.swapAt(index, other)
        case 2: parts.insert(copy(parts[index]), at: other)
        // Many of them at once: what grows faster than the file shows.
        case 3 where parts.count < 60: parts += parts.map(copy)
        default: parts[index] = spliced(parts[index])
        }
    }

    private mutating func spliced<Part>(_ part: Part) -> Part {
        guard let donor = donors.randomElement(using: &random) else { return part }
        var node = donor
        for _ in 0..<Int.random(in: 1...5, using: &random) { node = child(of: node) ?? node }
        if var entry = part as? YAMLNode.Entry {
            entry.value = node
            return entry as? Part ?? part
        }
        return node as? Part ?? part
    }

    private mutating func child(of node: YAMLNode) -> YAMLNode? {
        switch node.content {
        case .scalar: nil
        case .list(let items): items.randomElement(using: &random)
        case .mapping(let entries): entries.randomElement(using: &random)?.value
        }
    }

    private mutating func word() -> String {
        let words = [
            "open", "holder", "requester", "team", "information", "answer", "reply", "ask", "refer", "report",
            "forward",
            "return", "recategorise", "close", "duplicate", "idle", "message", "1 minute", "3 days", "9 working days",
            "3660 days", "2 working hours", "guest", "pusat", "dinas", "helpdesk", "admin-sekolah", "unit", "national",
            "true", "null", "1", "", "-", "a", "32", "32.01", "overseas", "text", "choice", "tree", "setiap-saat",
            "jam-kerja-wib", "password", "naik", "21:00-06:00", "5 days after refer", "\u{1F600}", "x\u{0}y",
        ]
        return words.randomElement(using: &random) ?? ""
    }
}

/// Steele, Lea, Flood 2014: the same seed makes the same files on every machine.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
