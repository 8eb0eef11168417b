import Workflow

/// What a ZIP archive holds, as its own list at the end says (PKWARE's APPNOTE 6.3): enough to tell one office document
/// from another, and both from any other archive.
struct ZipDirectory {
    private(set) var names: Set<String> = []
    /// OpenDocument's mark: the words of the entry `mimetype`, which comes first and is not packed.
    private let mediaType: String?

    static let firstMark: [UInt8] = [0x50, 0x4B, 3, 4]
    private static let entryMark: [UInt8] = [0x50, 0x4B, 1, 2]
    private static let endMark: [UInt8] = [0x50, 0x4B, 5, 6]
    /// The end's record without a comment.
    private static let endSize = 22
    private static let entrySize = 46
    /// Longer lists than that are no office document's.
    private static let longestList = 1_048_576

    /// Nil where the list is not where it should be, or is no list.
    init?(of content: some FileContent) throws {
        let tail = try content.bytes(at: max(0, content.size - Self.endSize - 65_535), count: Self.endSize + 65_535)
        guard let end = Self.end(in: tail) else { return nil }
        let (count, size, offset) = (end[10..<12].littleEndian, end[12..<16].littleEndian, end[16..<20].littleEndian)
        guard size <= Self.longestList, offset <= content.size - size else { return nil }
        mediaType = try Self.mediaType(at: content.bytes(at: 0, count: 256))
        var list = try content.bytes(at: offset, count: size)[...]
        for _ in 0..<count {
            guard let name = Self.takeEntry(from: &list) else { return nil }
            names.insert(name)
        }
    }

    var kind: AttachmentKind? {
        switch mediaType {
        case "application/vnd.oasis.opendocument.text": return .odt
        case "application/vnd.oasis.opendocument.spreadsheet": return .ods
        case "application/vnd.oasis.opendocument.presentation": return .odp
        case nil: break
        case .some: return nil
        }
        // A document with macros is another kind of file, by another ending, and not taken.
        guard names.contains("[Content_Types].xml"), !names.contains(where: { $0.hasSuffix("vbaProject.bin") }) else {
            return nil
        }
        let folders: [(String, AttachmentKind)] = [("word/", .docx), ("xl/", .xlsx), ("ppt/", .pptx)]
        return folders.first { folder in names.contains { $0.hasPrefix(folder.0) } }?.1
    }

    /// The last mark whose comment reaches exactly to the end of the file.
    private static func end(in tail: [UInt8]) -> [UInt8]? {
        guard tail.count >= endSize else { return nil }
        let starts = stride(from: tail.count - endSize, through: 0, by: -1)
        let start = starts.first { start in
            tail[start...].starts(with: endMark)
                && start + endSize + tail[start + 20..<start + 22].littleEndian == tail.count
        }
        return start.map { Array(tail[$0...]) }
    }

    private static func takeEntry(from list: inout ArraySlice<UInt8>) -> String? {
        guard list.count >= entrySize, list.starts(with: entryMark) else { return nil }
        let lengths = list.dropFirst(28).prefix(6)
        let (name, extra, comment) = (
            lengths.prefix(2).littleEndian, lengths.dropFirst(2).prefix(2).littleEndian, lengths.suffix(2).littleEndian
        )
        guard list.count >= entrySize + name + extra + comment else { return nil }
        let text = String(decoding: list.dropFirst(entrySize).prefix(name), as: UTF8.self)
        list = list.dropFirst(entrySize + name + extra + comment)
        return text
    }

    /// The whole first entry, if that is it: OpenDocument 1.3, part 2, section 3.3.
    private static func mediaType(at head: [UInt8]) -> String? {
        guard head.count >= 38, head[8..<10].littleEndian == 0, head[26..<28].littleEndian == 8,
            head.holds("mimetype", at: 30)
        else { return nil }
        let start = 38 + head[28..<30].littleEndian
        return String(decoding: head.dropFirst(start).prefix(head[18..<22].littleEndian), as: UTF8.self)
    }
}
