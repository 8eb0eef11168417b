import Foundation
import TestSupport
import Testing

@testable import Workflow

/// A row of the table: what somebody typed, and whether it may pass.
struct IdentifierRow: Sendable, CustomTestStringConvertible {
    var identifier: Identifier
    var typed: String
    var isValid: Bool
    var reason: String

    var testDescription: String { "\(identifier) \(typed): \(isValid ? "valid" : reason)" }

    static let all: [IdentifierRow] = {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "identifiers.csv")
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        return text.split(whereSeparator: \.isNewline).dropFirst().compactMap { IdentifierRow(line: String($0)) }
    }()

    /// The last column alone may hold commas, in quotes.
    private init?(line: String) {
        let columns = line.split(separator: ",", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
        guard columns.count == 4 else { return nil }
        let kinds: [String: Identifier] = [
            "npsn": .npsn, "nisn": .nisn, "nik": .nik, "nuptk": .nuptk, "nip": .nip, "email_belajar": .belajarID,
        ]
        guard let identifier = kinds[columns[0]], let isValid = Bool(columns[2]) else { return nil }
        self.identifier = identifier
        typed = columns[1]
        self.isValid = isValid
        reason = columns[3]
    }
}

@Suite struct `An identifier` {
    static let today = CivilDay("2026-11-22")

    @Test func `of every kind is in the table`() {
        #expect(IdentifierRow.all.count == 84)
        #expect(Set(IdentifierRow.all.map(\.identifier)).count == 6)
    }

    @Test(arguments: IdentifierRow.all)
    func `is judged as listed`(row: IdentifierRow) {
        let text = row.identifier.normalised(row.typed)
        let flaw = row.identifier.flaw(in: text, knowing: Register(today: Self.today))
        #expect((flaw == nil) == row.isValid, "\(flaw.debugDescription)")
    }

    @Test(arguments: IdentifierRow.all.filter { $0.identifier == .nik && $0.isValid })
    func `passes with a warning where its region is there no more, and without one elsewhere`(
        row: IdentifierRow
    ) throws {
        let form = Form(
            name: "laporan", title: "Laporan", fields: [.init(name: "nik", title: "NIK", type: .identifier(.nik))])
        let table = String(decoding: try ProjectFiles.bytes("Seeds/regions.csv"), as: UTF8.self)
        let regions = Set(table.split(separator: "\n").compactMap { $0.split(separator: ",").first.map(String.init) })
        let verdict = form.verdict(on: ["nik": row.typed], knowing: Register(today: Self.today, regions: regions))
        #expect(verdict.faults == [])
        #expect(verdict.warnings.map(\.kind) == (row.reason.hasPrefix("warning: region") ? [.nikRegion] : []))
    }

    @Test(arguments: [
        (Identifier.npsn, " p0000002 ", "P0000002"), (.nisn, "888 0000 002", "8880000002"),
        (.nik, "\u{A0}3171 9901 0190 0001\n", "3171990101900001"),
        (.nip, "19700101 199503 1 999", "197001011995031999"),
        (.belajarID, "CONTOH10@Guru.PAUD.belajar.id", "contoh10@guru.paud.belajar.id"),
        (.phone, "0812-3456 7890", "+6281234567890"), (.phone, "(+62) 812.3456.7890", "+6281234567890"),
        (.phone, "62 21 555 0100", "+62215550100"), (.phone, "+60 12-345 6789", "+60123456789"),
    ])
    func `is normalised before it is judged`(identifier: Identifier, typed: String, text: String) {
        #expect(identifier.normalised(typed) == text)
        #expect(identifier.flaw(in: text) == nil)
        #expect(identifier.normalised(text) == text)
    }

    @Test(arguments: [
        (Identifier.npsn, "00000000", IdentifierFlaw.placeholder), (.npsn, "123456", .notNPSN),
        (.npsn, "T1234567", .notNPSN), (.nisn, "123456789", .notNISN), (.nuptk, "1111111111111111", .placeholder),
        (.nik, "9771990101900001", .nikPlace), (.nik, "3100990101900001", .nikPlace),
        (.nik, "3171000101900001", .nikPlace), (.nik, "3171992902010001", .birthDate),
        (.nik, "3171994001900001", .birthDate), (.nik, "3171990101900000", .serial), (.nip, "131234567", .oldNIP),
        (.nip, "197001011995131999", .nipMonth), (.nip, "197001011995201999", .nipMonth),
        (.nip, "197001012027011999", .nipYear), (.nip, "197001011985121999", .nipYear),
        (.belajarID, "contoh@gmail.com", .notBelajarID),
        (.personalEmail, "contoh@guru.sd.belajar.id", .notPersonalEmail),
        (.personalEmail, "contoh@belajar.id", .notPersonalEmail), (.email, "contoh@@contoh.id", .notEmail),
        (.email, "a..b@contoh.id", .notEmail), (.email, "contoh@localhost", .notEmail),
        (.email, "contoh@-contoh.id", .notEmail), (.email, "contoh@contoh.i", .notEmail),
        (.phone, "+0812345678", .notPhone),
        (.phone, "+62081234567", .notPhone), (.phone, "0812", .notPhone), (.phone, "+1234567890123456", .notPhone),
        (.phone, "nol delapan", .notPhone),
    ])
    func `is refused for what is wrong with it`(identifier: Identifier, typed: String, flaw: IdentifierFlaw) {
        let register = Register(today: Self.today)
        #expect(identifier.flaw(in: identifier.normalised(typed), knowing: register) == flaw)
    }

    @Test(arguments: ["contoh@gmail.com", "o'contoh+dapodik@sekolah.sch.id", "contoh@bukanbelajar.id"])
    func `for answers may be any address but belajar.id's`(address: String) {
        #expect(Identifier.personalEmail.flaw(in: address) == nil)
    }

    /// Whoever does not know the day can't say that a year lies ahead.
    @Test func `is judged by no more than is known`() {
        #expect(Identifier.nip.flaw(in: "197001012027011999") == nil)
        #expect(Identifier.nip.flaw(in: "197001012026011999", knowing: Register(today: Self.today)) == nil)
    }

    @Test(arguments: [
        (Identifier.nik, "3171990101900001", "3171********0001"), (.nisn, "8880000002", "888*****02"),
        (.nip, "197001011995031999", "1970**********1999"), (.nuptk, "9999000000000013", "9999********0013"),
        (.phone, "+6281234567890", "+628*******890"), (.belajarID, "contoh4@sd.belajar.id", "c****@sd.belajar.id"),
        (.npsn, "99900001", "99900001"), (.nik, "3171", "****"), (.email, "", ""),
    ])
    func `is masked so far that it can still be recognised`(identifier: Identifier, text: String, masked: String) {
        #expect(identifier.masked(text) == masked)
    }

    @Test(arguments: [
        ("contoh4@sd.belajar.id", "sd"), ("a@guru.paud.belajar.id", "paud"),
        ("a@pendidik.kesetaraan.belajar.id", "kesetaraan"), ("a@dinas.belajar.id", nil), ("a@contoh.id", nil),
    ])
    func `at belajar.id tells the kind of school`(address: String, level: String?) {
        #expect(BelajarID.level(of: address) == level)
    }

    /// Whatever somebody types: a verdict, normalised once and for all, and no secret in the mask.
    @Test(arguments: SeededGenerator.seeds(20))
    func `survives every slip of the keyboard`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let row = IdentifierRow.all.pick(&random)
            let typed = String.mutation(of: row.typed, using: &random)
            for identifier in Identifier.allCases {
                let text = identifier.normalised(typed)
                _ = identifier.flaw(in: text, knowing: Register(today: Self.today, regions: []))
                #expect(identifier.normalised(text) == text, "\(identifier) \(typed.debugDescription)")
                #expect(identifier.masked(text).count <= text.count + 4)
            }
        }
    }
}

extension String {
    /// With some of its characters changed, doubled, swapped or gone.
    static func mutation(of text: String, using random: inout SeededGenerator) -> String {
        let strange: [Unicode.Scalar] = [
            "0", "9", " ", "\u{A0}", "\n", "-", ".", "@", "+", "P", "k", "\u{0}", "\u{301}", "\u{200B}", "\u{660}",
            "\u{212A}", "é", "\u{1F600}", "(", "6", "2",
        ]
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let index = Int.random(in: 0...scalars.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0 where index < scalars.count: scalars.remove(at: index)
            case 1 where index < scalars.count: scalars[index] = strange.pick(&random)
            case 2 where index < scalars.count: scalars.swapAt(index, Int.random(in: scalars.indices, using: &random))
            default: scalars.insert(strange.pick(&random), at: index)
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
