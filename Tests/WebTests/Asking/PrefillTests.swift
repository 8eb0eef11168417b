import Helpdesk
import Testing
import Workflow

@testable import Web

@Suite struct `What an account knows` {
    private func values(_ address: String?, _ fields: [Form.Field], given: [String: String] = [:]) throws -> [String] {
        let words = try ProjectFiles.words(.indonesian)
        let drawing = FormDrawing(
            form: Form(name: "uji", title: Wording("Uji"), fields: fields), words: words, regions: Regions([]),
            prefill: address.map { [.email: $0] } ?? [:], given: given, failed: nil,
            rules: words.fileRules(.standard))
        return drawing.fields.map(\.value)
    }

    private func field(
        _ identifier: Identifier, _ name: FieldName = "a", prefill: Form.Prefill? = .email, sameAs: FieldName? = nil
    ) -> Form.Field {
        Form.Field(
            name: name, title: Wording("A"), type: .identifier(identifier), required: .always, sameAs: sameAs,
            prefill: prefill)
    }

    @Test func `begins a field that takes it, and no other`() throws {
        let (own, account) = ("rina@example.org", "rina@guru.sd.belajar.id")
        #expect(try values(own, [field(.personalEmail), field(.belajarID), field(.email)]) == [own, "", own])
        #expect(
            try values(account, [field(.personalEmail), field(.belajarID), field(.email)]) == ["", account, account])
        #expect(try values(nil, [field(.email)]) == [""])
    }

    @Test func `begins what must be the same, too`() throws {
        let fields = [
            field(.personalEmail, "email"), field(.personalEmail, "lagi", prefill: nil, sameAs: "email"),
            field(.personalEmail, "lain", prefill: nil),
        ]
        #expect(try values("rina@example.org", fields) == ["rina@example.org", "rina@example.org", ""])
    }

    @Test func `gives way to what a ticket before said`() throws {
        #expect(
            try values("rina@example.org", [field(.email)], given: ["fields.a": "lain@example.org"])
                == ["lain@example.org"])
    }
}
