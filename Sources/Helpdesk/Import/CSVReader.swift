/// Reads comma-separated values (RFC 4180) in UTF-8, with or without a byte order mark, lines ended in any way.
///
/// Spreadsheets in Indonesia write semicolons: whichever of the two the first line has more of separates.
package struct CSVReader: Sendable {
    package var limits: Limits

    package struct Limits: Sendable {
        package var bytes = 64 * 1_024 * 1_024
        package var rows = 1_000_000
        package var fields = 64
        /// In bytes.
        package var field = 4_096

        package init() {}
    }

    /// One row that is not blank.
    package struct Row: Equatable, Sendable {
        /// On which it begins, from 1.
        package var line: Int
        package var fields: [String]

        package init(line: Int, fields: [String]) {
            self.line = line
            self.fields = fields
        }
    }

    package init(limits: Limits = Limits()) {
        self.limits = limits
    }

    package func rows(of file: [UInt8]) throws(CSVFault) -> [Row] {
        guard file.count <= limits.bytes else { throw CSVFault(line: 1, kind: .tooLarge(maximum: limits.bytes)) }
        let start = file.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var scan = CSVScan(separator: Self.separator(in: file[start...]), limits: limits)
        for byte in file[start...] { try scan.take(byte) }
        return try scan.finished()
    }

    private static func separator(in file: ArraySlice<UInt8>) -> UInt8 {
        var (commas, semicolons, isQuoted) = (0, 0, false)
        for byte in file.prefix(while: { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }) {
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted: commas += 1
            case UInt8(ascii: ";") where !isQuoted: semicolons += 1
            default: break
            }
        }
        return semicolons > commas ? UInt8(ascii: ";") : UInt8(ascii: ",")
    }
}
