import Foundation
import NIOCore
import Testing
import Workflow

@testable import REST

@Suite struct `JSON of ours` {
    @Test(arguments: [
        #"{"a":[1,-2.5,true,false,null,"x"],"b":{}}"#, #""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00""#, "-0", "1e3", " [ ] ",
        "9223372036854775807", "9223372036854775808", #"{"":""}"#,
    ])
    func `reads what Foundation reads, to the same value`(text: String) throws {
        let value = try JSONParser.parse(Array(text.utf8))
        let foundation = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
        let ours = try JSONSerialization.jsonObject(
            with: Data(Array(buffer: value.bytes)), options: .fragmentsAllowed)
        #expect((ours as? NSObject) == (foundation as? NSObject))
    }

    @Test(arguments: [
        "", "{", "}", "[1,]", #"{"a"}"#, "tru", #"""#, #""\x""#, #""\u12""#, "1.", ".5", "+1", "1 2", "1e400",
    ])
    func `refuses what is none`(text: String) {
        #expect(throws: JSONParser.Fault.self) { try JSONParser.parse(Array(text.utf8)) }
    }

    @Test func `nests as deep as it says, and no deeper`() throws {
        let depth = JSONParser.deepest
        let fits = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect(throws: Never.self) { try JSONParser.parse(Array(fits.utf8)) }
        #expect(throws: JSONParser.Fault(kind: .tooDeep, at: depth + 1)) {
            try JSONParser.parse(Array("[[\(fits)]]".utf8))
        }
    }

    @Test func `writes every control character so that it can be read again`() throws {
        let text = String(String.UnicodeScalarView((0...0x7F).compactMap(Unicode.Scalar.init))) + "é😀\u{2028}"
        let bytes = Array(buffer: JSON.string(text).bytes)
        #expect(try JSONParser.parse(bytes) == .string(text))
        let foundation = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
        #expect(foundation as? String == text)
    }
}
