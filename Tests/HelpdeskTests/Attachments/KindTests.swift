import TestSupport
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A file's kind` {
    private static let taken: [(content: [UInt8], kind: AttachmentKind)] = [
        (SampleFile.jpeg, .jpeg), (SampleFile.png, .png), (SampleFile.gif, .gif), (SampleFile.webp, .webp),
        (SampleFile.pdf, .pdf), (SampleFile.openXML("word"), .docx), (SampleFile.openXML("xl"), .xlsx),
        (SampleFile.openXML("ppt"), .pptx), (SampleFile.openDocument("text"), .odt),
        (SampleFile.openDocument("spreadsheet"), .ods), (SampleFile.openDocument("presentation"), .odp),
        (SampleFile.compound("WordDocument"), .doc), (SampleFile.compound("Workbook"), .xls),
        (SampleFile.compound("Book"), .xls), (SampleFile.compound("PowerPoint Document"), .ppt),
        (SampleFile.video("isom"), .mp4), (SampleFile.video("mp42"), .mp4), (SampleFile.video("qt  "), .mov),
        (SampleFile.webm, .webm), (SampleFile.text, .text), (Array("\u{FEFF}Selamat pagi ☕\r\n".utf8), .text),
    ]

    @Test(arguments: taken) func `is told by what is in it`(content: [UInt8], kind: AttachmentKind) throws {
        #expect(try AttachmentKind(of: content) == kind)
    }

    @Test func `is tried here for every one that there is`() {
        #expect(Set(Self.taken.map(\.kind)) == Set(AttachmentKind.allCases))
    }

    /// What is not taken, by what somebody may try to pass it off as.
    @Test(arguments: [
        "<!DOCTYPE html><script>alert(1)</script>", "\u{FEFF} \n\t<html>", "<?xml version='1.0'?><a/>",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "<!-- GIF89a --><script>",
        "{\\rtf1 x}", "%!PS-Adobe-3.0", "#!/bin/sh\nrm -rf /",
        // Pictures and documents that are scripts or pages as well.
        "GIF89a/*<svg/onload=alert(1)>*/=1;alert(1)//", "<script>alert(1)</script>%PDF-1.7\n%%EOF",
        "%PDF-1.7\nalert(1)", "RIFF\u{4}\u{0}\u{0}\u{0}WAVE",
        // What only looks like text.
        "a\u{0}b", "\u{1B}[2J", "a\u{85}b", "MZ\u{0}\u{3}", "\u{7F}ELF\u{2}\u{1}",
    ])
    func `is none of ours`(text: String) throws {
        #expect(try AttachmentKind(of: Array(text.utf8)) == nil)
    }

    private static let foreign: [(what: String, content: [UInt8])] = [
        ("an archive", SampleFile.zip(["a.exe"])),
        ("an empty archive", SampleFile.zip([])),
        ("an archive for Java", SampleFile.zip(["META-INF/MANIFEST.MF", "A.class"])),
        ("an archive with a picture's name in it", SampleFile.zip(["foto.png"])),
        ("a document with macros", SampleFile.openXML("word", and: "word/vbaProject.bin")),
        ("an archive behind something else", [0x4D, 0x5A, 0, 1] + SampleFile.openXML("word")),
        ("an archive cut short", SampleFile.openXML("word").dropLast()),
        ("an archive with more after it", SampleFile.openXML("word") + [0x3C, 0x73]),
        ("a book", SampleFile.zip(["mimetype", "x"], first: Array("application/epub+zip".utf8))),
        ("an installer", SampleFile.compound("SummaryInformation")),
        ("a photo of a kind that few can see", SampleFile.video("heic")),
        ("a film of another kind", SampleFile.webm.prefix(8) + [0x6D, 0x6B, 0x76, 0x30]),
        ("Latin-1", [0x63, 0x61, 0x66, 0xE9]),
        ("UTF-16", [0xFF, 0xFE, 0x61, 0]),
        ("half a character", [0x63, 0xC3]),
        ("a WebP with more after it", SampleFile.webp + [0x3C, 0x73]),
        ("half a mark", [0x89, 0x50, 0x4E, 0x47]),
    ]

    @Test(arguments: foreign) func `is none that we take`(what: String, content: [UInt8]) throws {
        #expect(try AttachmentKind(of: content) == nil, "\(what)")
    }

    @Test func `text is read to its end, over any border between pieces`() throws {
        for padding in 65_530...65_537 {
            let start = String(repeating: "a", count: padding)
            #expect(try AttachmentKind(of: Array((start + "☕🏫é").utf8)) == .text)
            #expect(try AttachmentKind(of: Array((start + "☕🏫é").utf8) + [0xE2, 0x98]) == nil)
        }
        let late = Array(String(repeating: "a", count: 200_000).utf8) + [0]
        #expect(try AttachmentKind(of: late) == nil)
    }

    @Test(arguments: SeededGenerator.seeds(50)) func `of any rubbish is found without a crash`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let samples = [
            SampleFile.openXML("word"), SampleFile.openDocument("text"), SampleFile.compound("Workbook"),
            SampleFile.gif,
            SampleFile.webp, SampleFile.webm, SampleFile.pdf, SampleFile.video("isom"),
        ]
        for sample in samples {
            var bytes = sample
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
            }
            _ = try AttachmentKind(of: Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random))))
        }
    }
}
