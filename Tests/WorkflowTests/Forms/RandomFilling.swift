import TestSupport

@testable import Workflow

/// What somebody might fill in: right, nearly right, nothing, or anything.
struct RandomFilling {
    let form: Form

    func draw(using random: inout SeededGenerator) -> [FieldName: String] {
        var values: [FieldName: String] = [:]
        // Most fields of most forms are right, or nothing would ever be accepted.
        let care = Int.random(in: 1...40, using: &random)
        for field in form.allFields {
            values[field.name] = draw(field.type, care: care, using: &random)
        }
        for field in form.allFields where field.sameAs != nil && Int.random(in: 0...care, using: &random) > 0 {
            values[field.name] = field.sameAs.flatMap { values[$0] }
        }
        if Int.random(in: 0...20, using: &random) == 0 { values["asing"] = "" }
        return values
    }

    private func draw(_ type: Form.FieldType, care: Int, using random: inout SeededGenerator) -> String? {
        let good = Self.good(type).pick(&random)
        guard Int.random(in: 0...care, using: &random) == 0 else { return good }
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return nil
        case 1: return ["", " ", "\u{A0}\n", "\u{200B}", "-", "\u{B}"].pick(&random)
        case 2: return String(repeating: "x", count: [254, 255, 500, 501, 5_000, 5_001].pick(&random))
        case 3: return IdentifierRow.all.pick(&random).typed
        default: return String.mutation(of: good, using: &random)
        }
    }

    private static func good(_ type: Form.FieldType) -> [String] {
        switch type {
        case .text: ["SD Contoh", "a\tb\nc"]
        case .paragraph: [String(repeating: "uraian ", count: 100)]
        case .choice, .tree, .yesNo: type.values ?? []
        case .identifier(let identifier): good(identifier)
        case .provinsi: ["31", " 32"]
        case .kabkota: ["32.01", "31.71 "]
        case .version: ["1.47", " v1.50.2", "1.5", "2"]
        case .file: ["abc-123_X", " 7 "]
        case .code: ["7KQM-3XWA-PB9D", "7kqm 3xwa pb9d"]
        }
    }

    private static func good(_ identifier: Identifier) -> [String] {
        switch identifier {
        case .npsn, .nisn, .nik, .nuptk, .nip, .belajarID:
            IdentifierRow.all.filter { $0.identifier == identifier && $0.isValid }.map(\.typed)
        case .personalEmail, .email: ["contoh@gmail.com", " Contoh.Satu@sekolah.sch.id"]
        case .phone: ["0812 3456 7890", "+62 21-555-0100", "(62)8123456789", "+60 12 345 678", "+671 5550100"]
        }
    }
}
