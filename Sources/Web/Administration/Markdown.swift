/// As much of Markdown as `Handbook` writes, as parts that a template prints: headings, paragraphs, lists, and in them
/// what is strong, code or a link. Nothing of it is markup until the template says so.
struct Markdown {
    let blocks: [Block]

    /// A heading, a paragraph or a list.
    struct Block: Printable, Equatable {
        var heading: String?
        var paragraph: [Piece] = []
        var isParagraph = false
        var items: [Item] = []
        var isList = false
        var isNumbered = false
    }

    struct Item: Printable, Equatable {
        var pieces: [Piece]
        /// How far in: 1 is the outermost.
        var depth: Int
    }

    struct Piece: Printable, Equatable {
        var text: String
        var isPlain = false
        var isStrong = false
        var isCode = false
        var href: String?
    }

    /// The first heading is the page's own and left out.
    init(_ text: String) {
        blocks = text.split(separator: "\n").reduce(into: []) { blocks, line in
            Self.add(line, to: &blocks)
        }
    }

    private static func add(_ line: Substring, to blocks: inout [Block]) {
        let indent = line.prefix { $0 == " " }.count
        let words = line.dropFirst(indent)
        if words.hasPrefix("# ") { return }
        if words.hasPrefix("## ") {
            blocks.append(Block(heading: String(words.dropFirst(3))))
        } else if let item = words.prefixMatch(of: /(-|[0-9]+\.)[ ]/) {
            let isNumbered = item.1 != "-"
            let goesOn = blocks.last?.isList == true && (indent > 0 || blocks.last?.isNumbered == isNumbered)
            if !goesOn { blocks.append(Block(isList: true, isNumbered: isNumbered)) }
            let pieces = pieces(words[item.range.upperBound...])
            blocks[blocks.count - 1].items.append(Item(pieces: pieces, depth: indent / 2 + 1))
        } else {
            blocks.append(Block(paragraph: pieces(words), isParagraph: true))
        }
    }

    private static func pieces(_ text: Substring) -> [Piece] {
        var (pieces, rest): ([Piece], Substring) = ([], text)
        while let match = rest.firstMatch(of: #/\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\((https://[^)\s]+)\)/#) {
            let before = rest[..<match.range.lowerBound]
            if !before.isEmpty { pieces.append(Piece(text: String(before), isPlain: true)) }
            if let strong = match.1 {
                pieces.append(Piece(text: String(strong), isStrong: true))
            } else if let code = match.2 {
                pieces.append(Piece(text: String(code), isCode: true))
            } else if let title = match.3, let link = match.4 {
                pieces.append(Piece(text: String(title), href: String(link)))
            }
            rest = rest[match.range.upperBound...]
        }
        if !rest.isEmpty { pieces.append(Piece(text: String(rest), isPlain: true)) }
        return pieces
    }
}
