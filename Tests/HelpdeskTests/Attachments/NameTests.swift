import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A file's name` {
    @Test(arguments: [
        ("surat.pdf", AttachmentKind.pdf, "surat.pdf"), ("Foto Sekolah.JPEG", .jpeg, "Foto Sekolah.jpeg"),
        ("学校.png", .png, "学校.png"), ("data.csv", .text, "data.csv"),
        // Whatever it ends in, it ends as its content says.
        ("faktur.exe", .pdf, "faktur.exe.pdf"), ("halaman.html", .text, "halaman.html.txt"),
        ("gambar.png", .jpeg, "gambar.png.jpg"), ("tanpa akhiran", .mp4, "tanpa akhiran.mp4"),
        ("a.pdf.", .pdf, "a.pdf"), ("jahat.bat ", .text, "jahat.bat.txt"),
        // Nothing of a folder.
        ("../../etc/passwd", .text, "passwd.txt"), ("C:\\Windows\\foto.png", .png, "foto.png"),
        ("/", .png, "lampiran.png"), ("..", .png, "lampiran.png"), (".htaccess", .text, "htaccess.txt"),
        // Nothing that draws other than it reads.
        ("\u{202E}gpj.exe", .jpeg, "gpj.exe.jpg"), ("a\u{0}b\r\nc\u{85}\u{2028}.pdf", .pdf, "abc.pdf"),
        ("\u{200B}\u{FEFF}", .pdf, "lampiran.pdf"), ("a\u{E000}.pdf", .pdf, "a.pdf"),
        // Nothing that a file system or a header chokes on.
        ("a<b>:\"c\"|d?*%.pdf", .pdf, "a_b___c__d___.pdf"),
        ("", .webm, "lampiran.webm"), ("   ", .webm, "lampiran.webm"), (".pdf", .pdf, "lampiran.pdf"),
    ])
    func `is made harmless`(sent: String, kind: AttachmentKind, name: String) {
        #expect(AttachmentName(sent, kind: kind).text == name)
    }

    @Test func `of 300 characters is cut, and keeps its ending`() {
        let name = AttachmentName(String(repeating: "n", count: 300) + ".pdf", kind: .pdf).text
        #expect(name == String(repeating: "n", count: 100) + ".pdf")
        let long = AttachmentName("a." + String(repeating: "b", count: 300), kind: .pdf).text
        #expect(long.count == 104)
        #expect(long.hasSuffix("b.pdf"))
    }

    @Test(arguments: ["surat.pdf", "\u{202E}gpj.exe", "../a", "", "a.b.c", " .x"])
    func `that is harmless stays as it is`(sent: String) {
        let once = AttachmentName(sent, kind: .pdf).text
        #expect(AttachmentName(once, kind: .pdf).text == once)
    }
}
