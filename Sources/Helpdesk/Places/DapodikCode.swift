/// A region as Dapodik writes it (`kode_wilayah`): `PP0000` a province, `PPKK00` a kab/kota, `PPKKCC` a kecamatan, and with
/// two characters more, which may be blank, a desa (DOMAIN.md 1).
///
/// Its numbers are its own: 016000 is Jakarta Pusat, which Kemendagri calls 31.71. Only a table tells: `DapodikTable`.
package struct DapodikCode: Hashable, Sendable {
    package let text: String

    /// Nil for any other shape.
    package init?(_ text: String) {
        let text = text.trimmed
        guard [6, 8].contains(text.utf8.count), text.utf8.prefix(6).allSatisfy(\.isDigit),
            text.utf8.dropFirst(6).allSatisfy(\.isLetterOrDigit)
        else { return nil }
        self.text = text
    }

    private init(kabkota: Substring) { text = kabkota + "00" }

    /// That it is, or lies in; nil for a province.
    package var kabkota: DapodikCode? {
        let kabkota = text.prefix(4)
        return kabkota.hasSuffix("00") ? nil : DapodikCode(kabkota: kabkota)
    }

    /// Dapodik's province of Indonesian schools in other countries.
    package var isAbroad: Bool { text.hasPrefix("35") }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
    }
}
