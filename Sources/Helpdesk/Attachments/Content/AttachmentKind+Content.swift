import Workflow

extension AttachmentKind {
    /// What the bytes say that the file is; nil for everything that is not taken. A name says nothing.
    ///
    /// Marks must stand where their format puts them, from the first byte on: what only contains a picture is none.
    init?(of content: some FileContent) throws {
        let head = try content.bytes(at: 0, count: 4_096)
        let known =
            try Self.picture(head, size: content.size) ?? Self.video(head) ?? Self.pdf(head, content)
            ?? Self.zipped(head, content) ?? Self.compound(head, content) ?? Self.text(content)
        guard let known else { return nil }
        self = known
    }

    /// PNG (RFC 2083), GIF89a, JPEG (ITU-T T.81) and WebP (RFC 9649).
    private static func picture(_ head: [UInt8], size: Int) -> AttachmentKind? {
        if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]), head.holds("IHDR", at: 12)
        {
            return .png
        }
        if head.starts(with: [0xFF, 0xD8, 0xFF]), head.count > 4, head[3] >= 0xC0 { return .jpeg }
        if head.holds("GIF87a") || head.holds("GIF89a") { return isGIF(head) ? .gif : nil }
        let isWebP =
            head.holds("RIFF") && head.holds("WEBPVP8", at: 8)
            && (size - 8...size - 7).contains(head.dropFirst(4).prefix(4).littleEndian)
        return isWebP ? .webp : nil
    }

    /// After the screen's description and its colours comes a picture, an extension or the end: no comment of a script.
    private static func isGIF(_ head: [UInt8]) -> Bool {
        guard head.count > 13 else { return false }
        let colours = head[10] & 0x80 == 0 ? 0 : 3 << (Int(head[10] & 7) + 1)
        return head.dropFirst(13 + colours).first.map { [0x21, 0x2C].contains($0) } ?? false
    }

    /// MP4 and MOV (ISO/IEC 14496-12, by their main brand), and WebM (RFC 8794, by its document type).
    private static func video(_ head: [UInt8]) -> AttachmentKind? {
        if head.holds("ftyp", at: 4) {
            let brand = String(decoding: head.dropFirst(8).prefix(4), as: UTF8.self)
            if brand == "qt  " { return .mov }
            let brands = [
                "isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "dash", "3gp4", "3gp5",
            ]
            return brands.contains(brand) ? .mp4 : nil
        }
        let isEBML = head.starts(with: [0x1A, 0x45, 0xDF, 0xA3])
        let type: [UInt8] = [0x42, 0x82, 0x84] + Array("webm".utf8)
        return isEBML && head.prefix(64).contains(run: type) ? .webm : nil
    }

    /// ISO 32000: the mark, and at the end where to begin to read.
    private static func pdf(_ head: [UInt8], _ content: some FileContent) throws -> AttachmentKind? {
        guard head.holds("%PDF-") else { return nil }
        return try content.bytes(at: max(0, content.size - 1_024), count: 1_024).contains(run: Array("%%EOF".utf8))
            ? .pdf : nil
    }

    private static func zipped(_ head: [UInt8], _ content: some FileContent) throws -> AttachmentKind? {
        guard head.starts(with: ZipDirectory.firstMark) else { return nil }
        return try ZipDirectory(of: content)?.kind
    }

    private static func compound(_ head: [UInt8], _ content: some FileContent) throws -> AttachmentKind? {
        guard head.starts(with: CompoundFile.mark) else { return nil }
        return try CompoundFile.kind(of: content)
    }

    private static func text(_ content: some FileContent) throws -> AttachmentKind? {
        try PlainText.isAll(of: content) ? .text : nil
    }
}

extension Collection<UInt8> {
    func contains(run: [UInt8]) -> Bool {
        var rest = self[...]
        while let start = rest.firstIndex(of: run[0]) {
            if rest[start...].starts(with: run) { return true }
            rest = rest[rest.index(after: start)...]
        }
        return false
    }
}
