import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A code of Dapodik's` {
    @Test(arguments: [
        ("016000", "016000"), ("016001", "016000"), ("016001AA", "016000"), ("016001a1", "016000"),
        ("020501  ", "020500"), (" 020501", "020500"),
    ])
    func `lies in the kab/kota of its first four digits`(text: String, kabkota: String) throws {
        #expect(DapodikCode(text)?.kabkota?.text == kabkota)
    }

    @Test func `of a province lies in none`() throws {
        let province = try #require(DapodikCode("010000"))
        #expect(province.kabkota == nil)
    }

    @Test(arguments: ["", "0160", "01600", "0160001", "01600A", "016001A", "016001A!", "016001ÄÄ", "31.71", "３１７１００"])
    func `has six digits, and two characters more or none`(text: String) {
        #expect(DapodikCode(text) == nil)
    }

    @Test func `needs a table that is one`() throws {
        func fault(_ rows: String) -> Rejection? {
            do throws(any Error) {
                _ = try DapodikTable(Array("dapodik_code,code,name\n\(rows)".utf8))
                return nil
            } catch {
                return error as? Rejection
            }
        }
        #expect(fault("016000,31.71,Kota Administrasi Jakarta Pusat\n010000,31,DKI\n") == nil)
        #expect(fault("016000,31.71,x\n0160,31.71,x\n")?.line == 3)
        #expect(fault("0160,31.71,x\n")?.reason == .dapodikCodeMalformed)
        // A code of BPS looks like one of Kemendagri without its dot, and means another place.
        #expect(fault("016000,3171,x\n")?.reason == .regionCodeMalformed)
        #expect(throws: CSVFault.self) { try DapodikTable(Array("code,name\n".utf8)) }
    }
}
