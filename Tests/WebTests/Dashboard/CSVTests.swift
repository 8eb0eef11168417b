import Testing
import Workflow

@testable import Web

@Suite struct `A table as CSV` {
    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+62812", "'+62812"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "\"'\t=1\""),
        ("\r=1", "\"'\r=1\""), ("\n=1", "\"'\n=1\""), ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("=HYPERLINK(\"http://evil.test\",\"x\")", "\"'=HYPERLINK(\"\"http://evil.test\"\",\"\"x\"\")\""),
        ("＝1+1", "'＝1+1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠x", "'＠x"),
        // An accent behind the sign makes another character of it to us, and none to a spreadsheet.
        ("=\u{301}1", "'=\u{301}1"),
    ])
    func `gives no formula away`(text: String, cell: String) {
        let written = Array(CSVText.cell(text).unicodeScalars)
        #expect(written == Array(cell.unicodeScalars))
    }

    @Test(arguments: [
        ("Kota Bandung", "Kota Bandung"), ("a,b", "\"a,b\""), ("\"a\"", "\"\"\"a\"\"\""), ("a\r\nb", "\"a\r\nb\""),
        ("a;b", "\"a;b\""), ("a=b", "a=b"), ("", ""), ("\"\u{301}", "\"\"\"\u{301}\""), ("3–4 hari", "3–4 hari"),
    ])
    func `quotes as RFC 4180 says, and only where it must`(text: String, cell: String) {
        #expect(Array(CSVText.cell(text).unicodeScalars) == Array(cell.unicodeScalars))
    }

    @Test func `is UTF-8 with a mark, and ends each line as the standard says`() {
        let bytes = CSVText.bytes([["Wilayah", "Masuk"], ["Kota \"B\"", "7"]])
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(String(decoding: bytes.dropFirst(3), as: UTF8.self) == "Wilayah,Masuk\r\n\"Kota \"\"B\"\"\",7\r\n")
    }

    @Test func `says what the page's table says, in plain numbers`() throws {
        let sheet = Sheet(
            name: "tempat", columns: ["Wilayah", "Masuk", "Tepat waktu (%)"],
            rows: [
                [.text("=Bali", href: "/"), .number(12_345), .percent(87)], [.text("B"), .number(0), .percent(nil)],
            ])
        #expect(
            String(decoding: sheet.csv.dropFirst(3), as: UTF8.self)
                == "Wilayah,Masuk,Tepat waktu (%)\r\n'=Bali,12345,87\r\nB,0,\r\n")
        let table = SheetTable(sheet, caption: "c", try ProjectFiles.words(.indonesian))
        #expect(table.rows.map { $0.cells.map(\.text) } == [["12.345", "87%"], ["0", "–"]])
    }
}
