import Testing

@testable import Web

@Suite struct `What is printed` {
    private static let hostile = [
        ("\"\u{301}", "&quot;\u{301}"), ("<\u{338}b>", "&lt;\u{338}b&gt;"), ("'\u{200D}&", "&#39;\u{200D}&amp;"),
    ]

    @Test(arguments: hostile)
    func `is escaped by code points, not by graphemes`(text: String, escaped: String) {
        let bytes = Array(HTMLText.escape(text).utf8)
        #expect(bytes == Array(escaped.utf8))
    }

    @Test func `stays as it is where nothing could harm`() {
        #expect(HTMLText.escape("Gagal sinkron – 5 %, 日本") == "Gagal sinkron – 5 %, 日本")
    }

    @Test(arguments: [
        "//evil.test", "/\\evil.test", "https://evil.test", "javascript:alert(1)", "/a b", "/a\r\nb", "", "tiket",
    ])
    func `leads nowhere else after signing in`(path: String) {
        #expect(LocalPath(path) == nil)
    }

    @Test(arguments: ["/", "/tiket/7?at=2026-02-02T00%3A00%3A00Z", "/kotak/dinas"])
    func `leads back to a page of ours`(path: String) {
        #expect(LocalPath(path)?.text == path)
    }
}
