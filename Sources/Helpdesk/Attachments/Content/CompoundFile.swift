import Workflow

/// The older office documents: Microsoft's compound file, told by the stream that holds the document ([MS-CFB] 2.6).
///
/// Entries of its directory are 128 bytes and begin at multiples of that, so they are found without following chains.
enum CompoundFile {
    static let mark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    private static let entrySize = 128
    private static let step = 65_536

    private static let documents: [(name: [UInt8], kind: AttachmentKind)] = [
        (entryName("WordDocument"), .doc), (entryName("Workbook"), .xls), (entryName("Book"), .xls),
        (entryName("PowerPoint Document"), .ppt),
    ]

    /// Nil for installers, mails and whatever else lies in such files.
    static func kind(of content: some FileContent) throws -> AttachmentKind? {
        for offset in stride(from: 0, to: content.size, by: step) {
            let bytes = try content.bytes(at: offset, count: step)
            for entry in stride(from: 0, to: bytes.count, by: entrySize) {
                if let kind = kind(ofEntry: bytes[entry...].prefix(entrySize)) { return kind }
            }
        }
        return nil
    }

    private static func kind(ofEntry entry: ArraySlice<UInt8>) -> AttachmentKind? {
        guard entry.count == entrySize else { return nil }
        let length = entry.dropFirst(64).prefix(2).littleEndian
        return documents.first { $0.name.count == length && entry.starts(with: $0.name) }?.kind
    }

    /// UTF-16 with a zero at the end.
    private static func entryName(_ name: String) -> [UInt8] {
        (Array(name.utf16) + [0]).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }
}
