import Workflow

@testable import Helpdesk
@testable import Web

extension Models {
    /// One of each kind that is asked in its own way.
    static func drawing(_ language: Language) throws -> FormDrawing {
        let words = try ProjectFiles.words(language)
        let form = Form(
            name: "contoh", title: Wording(hostile),
            fields: [
                .init(
                    name: "email", title: Wording(hostile), help: Wording(hostile), type: .identifier(.personalEmail),
                    required: .always, prefill: .email)
            ], evidence: [.init(name: "surat", title: Wording(hostile), type: .file)])
        return FormDrawing(
            form: form, words: words, regions: Regions([]), prefill: [.email: "rina@example.org"], given: [:],
            failed: nil, rules: words.fileRules(.standard))
    }

    static func asking(_ language: Language) throws -> AskingPage {
        let drawing = try drawing(language)
        return AskingPage(
            frame: try frame(language), service: hostile, formTitle: hostile, formHelp: hostile, follows: hostile,
            category: hostile,
            article: Reading(
                title: hostile, href: "/jauh", comments: "/komentar/artikel/contoh/cara"),
            checks: [Line(line: hostile)], hasChecks: true, elsewhere: [Fact(label: hostile, value: hostile)],
            hasElsewhere: true, signInFirst: "/masuk?ke=%2F", otherCategory: "/tiket/baru?kategori=",
            expectations: [Fact(label: hostile, value: hostile)], isOpen: true, openness: hostile,
            problem: ProblemNotice(title: hostile, help: hostile, incident: nil),
            faults: [Link(text: hostile, href: "#isian-subject")], hasFaults: true, key: "k", draft: "/tiket/baru",
            hidden: [.init(hiddenName: "layanan", hiddenValue: hostile)], hasRequester: true,
            requester: drawing.requester(isRequired: true), fields: drawing.fields, subject: drawing.subject,
            message: drawing.message, evidence: drawing.evidence, files: drawing.files)
    }
}
