import Testing
import Workflow

@Suite struct `What answers say of somebody without an account` {
    private static let asked: [Form.Field] = [
        Form.Field(name: "tipe", title: "Tipe", type: .choice(["sekolah", "lain"])),
        Form.Field(
            name: "npsn", title: "NPSN", type: .identifier(.npsn), required: .never,
            shown: FieldCondition([.init("tipe", ["sekolah"])])),
        Form.Field(name: "provinsi", title: "Provinsi", type: .provinsi, isRequired: false),
        Form.Field(name: "kabkota", title: "Kab/kota", type: .kabkota, isRequired: false),
    ]
    private let register = Register(units: ["99900001": "32.04"])

    @Test(
        arguments: [
            (["tipe": "sekolah", "npsn": "99900001", "kabkota": "73.71"], "ID/32/32.04/99900001"),
            (["tipe": "sekolah", "npsn": "99900009", "kabkota": "73.71"], "ID/73/73.71"),
            (["tipe": "lain", "provinsi": "73", "kabkota": "73.71"], "ID/73/73.71"),
            (["tipe": "lain", "provinsi": "73"], "ID/73"),
            (["tipe": "sekolah", "npsn": "99900009"], "ID/unknown/unknown"),
            (["tipe": "lain"], "ID/unknown/unknown"),
        ] as [([FieldName: String], String)])
    func `places them as well as it can`(values: [FieldName: String], place: String) {
        let form = Form(name: "laporan", title: "Laporan", fields: Self.asked)
        #expect(form.place(of: values, knowing: register).path == place)
    }

    @Test func `names them by the field that an account's name would fill`() {
        let form = Form(
            name: "laporan", title: "Laporan",
            fields: [
                Form.Field(name: "sekolah", title: "Sekolah", type: .text),
                Form.Field(name: "nama", title: "Nama", type: .text, required: .never, prefill: .name),
            ])
        #expect(form.guestName(in: ["sekolah": "TK Melati", "nama": "Wati"]) == "Wati")
        #expect(form.guestName(in: ["sekolah": "TK Melati"]) == nil)
    }

    @Test func `writes to them at the field for the account's address, else at the first personal one`() {
        var fields = [
            Form.Field(name: "surel", title: "Surel", type: .identifier(.email)),
            Form.Field(name: "pribadi", title: "Pribadi", type: .identifier(.personalEmail)),
            Form.Field(name: "lain", title: "Lain", type: .identifier(.personalEmail)),
        ]
        let values: [FieldName: String] = ["surel": "a@b.test", "pribadi": "c@d.test", "lain": "e@f.test"]
        #expect(Form(name: "x", title: "X", fields: fields).guestContact(in: values) == "c@d.test")
        fields[0].prefill = .email
        #expect(Form(name: "x", title: "X", fields: fields).guestContact(in: values) == "a@b.test")
        #expect(Form(name: "x", title: "X").guestContact(in: values) == nil)
    }
}
