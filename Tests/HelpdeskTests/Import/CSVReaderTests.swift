import Helpdesk
import Testing

@Suite struct `A CSV reader` {
    private func rows(_ text: String, _ limits: CSVReader.Limits = .init()) throws(CSVFault) -> [CSVReader.Row] {
        try CSVReader(limits: limits).rows(of: Array(text.utf8))
    }

    @Test(arguments: [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
        ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
        ("\u{FEFF}a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
        ("a,b\n\"1,\"\"x\"\"\",\"\"\n", [["a", "b"], ["1,\"x\"", ""]]),
        ("\"a;\",b\n1;,2", [["a;", "b"], ["1;", "2"]]),
        ("a\n\n\n \n,\n", [["a"], [" "]]),
        ("", []),
    ])
    func `reads tables as spreadsheets write them`(text: String, fields: [[String]]) throws {
        #expect(try rows(text).map(\.fields) == fields)
    }

    @Test func `counts lines as an editor does, also inside quotes`() throws {
        let rows = try rows("a,b\r\n\"x\r\ny\nz\",2\r\n\r\nlast,3")
        #expect(rows.map(\.line) == [1, 2, 6])
        #expect(rows[1].fields == ["x\r\ny\nz", "2"])
    }

    @Test(arguments: [
        ("a\n\"x\ny\n", 2, CSVFault.Kind.unclosedQuote),
        ("a\nx\"y\n", 2, .strayQuote),
        ("a\n\"x\"y\n", 2, .strayQuote),
        ("a\n\n\"x\" ,y", 3, .strayQuote),
    ])
    func `refuses quotes that make no sense`(text: String, line: Int, kind: CSVFault.Kind) {
        #expect(throws: CSVFault(line: line, kind: kind)) { try rows(text) }
    }

    @Test func `refuses what is not UTF-8`() {
        #expect(throws: CSVFault(line: 2, kind: .notUTF8)) {
            try CSVReader().rows(of: Array("a\n".utf8) + [0xC3, 0x28])
        }
    }

    @Test func `has limits`() {
        var limits = CSVReader.Limits()
        (limits.bytes, limits.rows, limits.fields, limits.field) = (20, 2, 3, 4)
        #expect(throws: CSVFault(line: 1, kind: .tooLarge(maximum: 20))) {
            try rows(String(repeating: "a", count: 21), limits)
        }
        #expect(throws: CSVFault(line: 3, kind: .tooManyRows(maximum: 2))) { try rows("a\nb\nc", limits) }
        #expect(throws: CSVFault(line: 1, kind: .tooManyFields(maximum: 3))) { try rows("a,b,c,d", limits) }
        #expect(throws: CSVFault(line: 2, kind: .fieldTooLong(maximum: 4))) { try rows("a\nabcde", limits) }
    }

    @Test(arguments: [
        ("", CSVFault.Kind.empty), ("npsn,name\n", .columnMissing("kabkota")),
        ("npsn,name,kabkota,alamat\n", .columnUnknown("alamat")), ("npsn,name,kabkota,NPSN\n", .columnTwice("npsn")),
    ])
    func `knows the columns that a table must have`(text: String, kind: CSVFault.Kind) {
        #expect(throws: CSVFault(line: 1, kind: kind)) {
            try CSVTable(Array(text.utf8), required: ["npsn", "name", "kabkota"])
        }
    }

    @Test func `takes columns in any order and any case`() throws {
        let table = try CSVTable(
            Array(" Name ;NPSN\nTK A; 1\n".utf8), required: ["npsn", "name"], optional: ["password"])
        #expect(table.rows.map { table.value(of: "npsn", in: $0) } == ["1"])
        #expect(table.rows.map { table.value(of: "password", in: $0) } == [""])
    }
}
