import Testing

@testable import Web

@Suite struct `A handbook on a page` {
    private func pieces(_ line: String) -> [Markdown.Piece] { Markdown(line).blocks.first?.paragraph ?? [] }

    @Test func `keeps headings, paragraphs and lists, and leaves its title to the page`() {
        let blocks = Markdown("# Judul\n\n## Bagian\n\nKalimat.\n\n1. Satu\n2. Dua\n\n## Lain\n\n- Tiga\n  - Empat\n")
            .blocks
        #expect(blocks.map(\.heading) == ["Bagian", nil, nil, "Lain", nil])
        #expect(blocks.map(\.isParagraph) == [false, true, false, false, false])
        #expect(blocks.map(\.isNumbered) == [false, false, true, false, false])
        #expect(blocks[2].items.count == 2)
        #expect(blocks[4].items.map(\.depth) == [1, 2])
    }

    @Test func `begins a list anew where its kind changes, but not for what lies further in`() {
        let blocks = Markdown("1. Satu\n  - Dua\n2. Tiga\n- Empat").blocks
        #expect(blocks.map(\.isNumbered) == [true, false] && blocks.map(\.items.count) == [3, 1])
    }

    @Test func `keeps what is strong, code or a link`() {
        #expect(
            pieces("Satu **dua** `tiga` [empat](https://contoh.id/a).") == [
                .init(text: "Satu ", isPlain: true), .init(text: "dua", isStrong: true),
                .init(text: " ", isPlain: true),
                .init(text: "tiga", isCode: true), .init(text: " ", isPlain: true),
                .init(text: "empat", href: "https://contoh.id/a"), .init(text: ".", isPlain: true),
            ])
    }

    @Test(arguments: [
        "[klik](javascript:alert(1))", "[klik](http://contoh.id)", "2 * 3 * 4", "**", "`", "[]()", "<b>tebal</b>",
    ])
    func `takes nothing else for more than words`(text: String) {
        #expect(pieces(text) == [.init(text: text, isPlain: true)])
    }
}
