import Helpdesk
import Testing

@Suite struct `An NPSN` {
    @Test(arguments: ["20100001", "P9990003", "K9990003", " 69912345 ", "p9990003", "00000001"])
    func `is eight digits, or P or K and seven`(text: String) throws {
        let npsn = try #require(NPSN(text))
        #expect(npsn.text == text.uppercased().filter { $0 != " " })
    }

    @Test(arguments: [
        "", "1234567", "123456789", "T1234567", "PK123456", "2010000A", "2010 001", "٢٠١٠٠٠٠١", "00000000",
        "\u{212A}12345",
    ])
    func `is nothing else, and not the placeholder`(text: String) {
        #expect(NPSN(text) == nil)
    }
}

@Suite struct `A region's code` {
    @Test(arguments: ["32", "32.01", "11.10"]) func `is Kemendagri's, with its dot`(text: String) {
        #expect(RegionCode(text)?.text == text)
        #expect(RegionCode(text)?.province == String(text.prefix(2)))
    }

    @Test(arguments: ["3201", "3171", "11.1", "1", "", ".", "32.", ".01", "32.01.01", "32,01", "ID", "٣٢.٠١"])
    func `is never bare, shortened or longer`(text: String) {
        #expect(RegionCode(text) == nil)
    }
}
