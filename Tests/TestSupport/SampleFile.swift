/// The smallest files of their kinds, made up byte by byte: they have the marks, and nothing to see.
package enum SampleFile {
    package static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF\u{0}".utf8) + [0xFF, 0xD9]
    package static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + zeros(21)
    package static let gif = Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x2C, 0x3B]
    package static let webp = Array("RIFF".utf8) + [12, 0, 0, 0] + Array("WEBPVP8 ".utf8) + zeros(4)
    package static let pdf = Array("%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n".utf8)
    package static let text = Array("NPSN,Nama\n99900001,SD Contoh Satu\n".utf8)
    package static let webm: [UInt8] =
        [0x1A, 0x45, 0xDF, 0xA3, 0x8B, 0x42, 0x82, 0x84] + Array("webm".utf8) + zeros(4)

    /// What people send for a document of a checklist: a PDF for the profile that is one, screenshots for the rest.
    package static func document(_ name: String) -> (content: [UInt8], name: String) {
        name == "profil" ? (pdf, "\(name).pdf") : (png, "\(name).png")
    }

    /// - Parameter brand: four letters.
    package static func video(_ brand: String) -> [UInt8] {
        [0, 0, 0, 16] + Array("ftyp\(brand)".utf8) + zeros(4)
    }

    /// Of the kind that its main folder says.
    package static func openXML(_ folder: String, and others: String...) -> [UInt8] {
        zip(["[Content_Types].xml", "_rels/.rels", "\(folder)/main.xml"] + others)
    }

    package static func openDocument(_ type: String) -> [UInt8] {
        zip(["mimetype", "content.xml"], first: Array("application/vnd.oasis.opendocument.\(type)".utf8))
    }

    /// An archive of unpacked entries, all empty but the first.
    package static func zip(_ names: [String], first content: [UInt8] = []) -> [UInt8] {
        var (file, list): ([UInt8], [UInt8]) = ([], [])
        for (index, name) in names.enumerated() {
            let content = index == 0 ? content : []
            let middle = zeros(8) + four(0) + four(content.count) + four(content.count) + two(name.utf8.count)
            list += [0x50, 0x4B, 1, 2, 20, 0, 20, 0] + middle + zeros(12) + four(file.count) + name.utf8
            file += [0x50, 0x4B, 3, 4, 20, 0] + middle + two(0) + name.utf8 + content
        }
        let end = zeros(4) + two(names.count) + two(names.count) + four(list.count) + four(file.count) + two(0)
        return file + list + [0x50, 0x4B, 5, 6] + end
    }

    /// A compound file with one stream of that name.
    package static func compound(_ stream: String) -> [UInt8] {
        let name = stream.utf16.reduce(into: [UInt8]()) { $0 += two(Int($1)) } + [0, 0]
        let entry = name + zeros(64 - name.count) + two(name.count) + zeros(62)
        return [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + zeros(504) + entry + zeros(384)
    }

    package static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

    private static func two(_ number: Int) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8 & 0xFF)] }
    private static func four(_ number: Int) -> [UInt8] { two(number) + two(number >> 16) }
}
