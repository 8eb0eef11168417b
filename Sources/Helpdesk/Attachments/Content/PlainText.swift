import Workflow

/// Words and nothing else: UTF-8 without control characters, and none of the formats that are written in text and do
/// more than be read.
enum PlainText {
    private static let step = 65_536
    /// Markup (HTML, SVG, XML), rich text, PostScript, scripts that name their interpreter, and what claims to be a
    /// document or picture but is none.
    private static let otherFormats = ["<", "{\\rtf", "%!", "#!", "%PDF-", "GIF8", "RIFF"]

    static func isAll(of content: some FileContent) throws -> Bool {
        guard try isPlain(content.bytes(at: 0, count: step)) else { return false }
        var unfinished: [UInt8] = []
        for offset in stride(from: 0, to: content.size, by: step) {
            let bytes = try unfinished + content.bytes(at: offset, count: step)
            // The last character may go on in the next piece.
            let end = offset + step < content.size ? bytes.lastCharacter : bytes.count
            guard isText(bytes[..<end]) else { return false }
            unfinished = Array(bytes[end...])
        }
        return true
    }

    private static func isPlain(_ head: [UInt8]) -> Bool {
        let words = String(decoding: head, as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        return !otherFormats.contains { words.hasPrefix($0) }
    }

    private static func isText(_ bytes: ArraySlice<UInt8>) -> Bool {
        String(validating: bytes, as: UTF8.self).map { !$0.holdsControlCharacters } ?? false
    }
}

extension [UInt8] {
    /// Where the last UTF-8 character begins, finished or not; the end where none does.
    fileprivate var lastCharacter: Int {
        suffix(4).lastIndex { $0 & 0xC0 != 0x80 } ?? count
    }
}
