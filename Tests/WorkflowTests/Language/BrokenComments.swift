@testable import Workflow

extension BrokenFile {
    static let comments = [
        BrokenFile(.unknownTier, comments: "desk: ▸pusut", instead: "desk: pusat", suggestion: "pusat"),
        BrokenFile(.commentsWithoutIntake, comments: "by: ▸operator-dinas", instead: "by: operator-sekolah"),
        BrokenFile(
            .commentsWithoutIntake, comments: "desk: pusat, form: pertanyaan", instead: "desk: pusat, form: komentar",
            at: "by: ▸operator-sekolah, "),
        BrokenFile(.malformedCanned, comments: "▸satu: \"Halo {nama}\"", instead: "satu: \"Halo {name}\""),
        BrokenFile(.malformedCanned, comments: "▸satu: \"Halo {name\"", instead: "satu: \"Halo {name}\""),
        BrokenFile(
            .malformedCanned, comments: "▸satu: { id: \"Halo {name}\", en: \"Hello {nama}\" }",
            instead: "satu: \"Halo {name}\""),
        BrokenFile(.unknownKey, comments: "canned: {}, ▸jawab: x", instead: "canned: { satu: \"Halo {name}\" }")
            .with(.emptyList),
    ]

    private init(
        _ code: DiagnosticCode, comments part: String, instead sound: String, at marked: String? = nil,
        suggestion: String? = nil
    ) {
        let comments = """
            comments: { by: operator-sekolah, desk: pusat, form: komentar, canned: { satu: "Halo {name}" } }
            actions:
            """
        let broken = comments.replacing(sound, with: part)
        let told = marked.map { broken.replacing($0.replacing("▸", with: ""), with: $0) } ?? broken
        let text = Self.sound
            .replacing("pertanyaan: { title: Pertanyaan }", with: "pertanyaan: { title: P }\n  komentar: { title: K }")
            .replacing(
                "into: dinas }",
                with: "into: dinas }\n  - { by: tim-helpdesk, for: operator-sekolah, form: komentar, into: pusat }"
            )
            .replacing("actions:", with: told, maxReplacements: 1)
        self.init(code, marked: text, suggestion: suggestion)
    }
}
