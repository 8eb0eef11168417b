import Helpdesk
import Testing
import Workflow

@testable import Web

@Suite struct `A draft on the device` {
    private func fields(_ fields: [Form.Field]) throws -> [String: Bool] {
        let form = Form(name: "uji", title: Wording("Uji"), fields: fields)
        let drawing = FormDrawing(
            form: form, words: try ProjectFiles.words(.indonesian), regions: Regions([]), prefill: [:], given: [:],
            failed: nil, rules: try ProjectFiles.words(.indonesian).fileRules(.standard))
        let all = drawing.fields + [drawing.subject, drawing.message, drawing.requester(isRequired: true)]
        return Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0.isUnkept) })
    }

    @Test func `holds nothing personal and no secret`() throws {
        let personal = Identifier.allCases.filter(\.isPersonal)
        let kept = try fields(
            personal.map { Form.Field(name: FieldName($0.rawValue), title: Wording("A"), type: .identifier($0)) } + [
                Form.Field(name: "kode", title: Wording("A"), type: .code("kode")),
                Form.Field(name: "alamat", title: Wording("A"), type: .text, isPersonal: true),
                Form.Field(name: "cerita", title: Wording("A"), type: .paragraph, isPersonal: true),
                Form.Field(name: "daerah", title: Wording("A"), type: .kabkota, isPersonal: true),
            ])
        #expect(personal.count > 5)
        #expect(kept.filter { !$0.value }.keys.sorted() == ["message", "subject"])
    }

    @Test func `holds the rest`() throws {
        let kept = try fields([
            Form.Field(name: "uraian", title: Wording("A"), type: .paragraph),
            Form.Field(name: "npsn", title: Wording("A"), type: .identifier(.npsn)),
            Form.Field(name: "provinsi", title: Wording("A"), type: .provinsi),
        ])
        #expect(kept.filter(\.value).keys.sorted() == ["onBehalfOf"])
    }

    @Test func `leaves its marks in the page`() throws {
        let page = try ProjectFiles.templates.get().draw(.ticket, Models.ticket(.indonesian), in: .indonesian)
        #expect(page.contains("<select id=\"aksi-jawab-siap\" name=\"canned\" data-unkept>"))
        #expect(page.contains("data-draft=\"/tiket/7/aksi/jawab\""))
    }
}
