@testable import Workflow

extension BrokenFile {
    static let codes = [
        BrokenFile(
            .codeIssuerNowhere, code: "by: ▸tim-helpdes", instead: "by: tim-helpdesk", suggestion: "tim-helpdesk"
        ).with(.likelyMisspeltRole, .likelyMisspeltRole),
        BrokenFile(.countOutOfRange, code: "uses: ▸banyak", instead: "uses: 20"),
        BrokenFile(.countOutOfRange, code: "tries: ▸0", instead: "tries: 5"),
        BrokenFile(.malformedSpan, code: "lasts: ▸90 hari", instead: "lasts: 90 days"),
        BrokenFile(.unknownWord, code: "for: ▸unit", instead: "for: kabkota").with(.codeForElsewhere),
        BrokenFile(.unknownKey, code: "tries: 5, ▸limit: 5", instead: "tries: 5"),
        BrokenFile(.codeForElsewhere, code: "fits: ▸kab", instead: "fits: kab"),
        BrokenFile(.unknownCode, code: "code: ▸kodo", instead: "code: kode", suggestion: "kode"),
    ]

    /// - Parameters:
    ///   - code: what stands in a sound declaration of a code and of a field that asks for it.
    ///   - sound: what stood there before.
    private init(_ code: DiagnosticCode, code part: String, instead sound: String, suggestion: String? = nil) {
        let form = """
            pertanyaan:
                title: Pertanyaan
                fields:
                  prov: { title: P, type: provinsi }
                  kab: { title: K, type: kabkota, fits: prov }
                  kode: { title: Kode, type: code, code: kode, fits: kab }
            codes:
              kode: { title: Kode, for: kabkota, by: tim-helpdesk, lasts: 90 days, uses: 20, tries: 5 }
            """
        // Where all else is right, the chain's province is what a code for a kab/kota alone can't fit.
        let sane = code == .codeForElsewhere ? form : form.replacing("for: kabkota", with: "for: [kabkota, provinsi]")
        let target = code == .unknownWord ? form : sane
        self.init(
            code, "pertanyaan: { title: Pertanyaan }", target.replacing(sound, with: part, maxReplacements: 1),
            suggestion: suggestion)
    }
}
