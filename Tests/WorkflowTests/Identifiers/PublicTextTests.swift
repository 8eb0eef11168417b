import Testing
import Workflow

@Suite struct `A public text` {
    @Test(arguments: [
        ("NIK saya 3171999001800001, terima kasih", "NIK saya 3171********0001, terima kasih"),
        ("NIK 3171 9990 0180 0001.", "NIK 3171********0001."),
        ("NIP 19700101 199503 1 999", "NIP 1970**********1999"),
        ("NISN: 8880000002", "NISN: 888*****02"), ("NISN 0080000002", "NISN 008*****02"),
        ("NISN 0150000002", "NISN 015*****02"), ("0210000002", "+622*****002"),
        ("hubungi 0812-3456-7890 ya", "hubungi +628*******890 ya"),
        ("atau +62 812 3456 7890", "atau +628*******890"),
        ("317199900180000132719990018000", "******************************"),
        ("3204/0101/0190/0001", "3204********0001"), ("0812_3456_7890", "+628*******890"),
        ("0812,3456,7890", "+628*******890"), ("0812–3456–7890", "+628*******890"),
        ("0812\n3456\n7890", "+628*******890"), ("0812   3456   7890", "+628*******890"),
        ("0812\u{A0}3456\u{A0}7890", "+628*******890"), ("0812\u{200B}3456\u{200B}7890", "+628*******890"),
        ("０８１２３４５６７８９０", "+628*******890"), ("٣٢٠٤٠١٠١٠١٩٠٠٠٠١", "3204********0001"),
        ("0\u{301}8\u{301}12 3456 7890", "+628*******890"),
        ("😀 NUPTK 9999000000000001 😀", "😀 NUPTK 9999********0001 😀"),
    ])
    func `masks numbers by which people are known`(text: String, masked: String) {
        #expect(PublicText.masked(text) == masked)
    }

    @Test(arguments: [
        "NPSN 20100001 dan laporan 2164242 atau #2369014", "Sejak 12-01-2026, pukul 08.00-09.00", "Terima kasih! 👍",
        "NPSN 20100001, 20100002, dan laporan 2164242, 2369014", "versi 1.47, 3 kali, Rp150.000",
    ])
    func `leaves what names nobody`(text: String) {
        #expect(PublicText.masked(text) == text)
    }

    @Test(arguments: [
        "budi@сайт.рф", "é@x.com", "bu'di@mail.com", "Budi Ana <budi.ana@sd.belajar.id>",
        "budi @ gmail.com", "budi@ gmail.com", "di @gmail.com",
    ])
    func `masks addresses of every script`(text: String) {
        let masked = PublicText.masked(text)
        #expect(
            masked.contains("*") && !masked.contains("di@") && !masked.contains("di @") && !masked.contains("é@")
                && !masked.contains("ana@"))
    }

    @Test func `masks addresses, and nothing is left of the name`() {
        let masked = PublicText.masked("kirim ke Siti.Aminah99@guru.sd.belajar.id, segera")
        #expect(!masked.lowercased().contains("aminah"))
        #expect(masked.hasSuffix(", segera"))
    }

    @Test(arguments: ["https://bantuan.example.id/t/", "/t/"])
    func `never shows the secret of a guest's link`(beginning: String) {
        let secret = "g" + String(repeating: "Ab-_0", count: 12)
        #expect(PublicText.masked("Tautan saya \(beginning)\(secret) ya") == "Tautan saya \(beginning)*** ya")
    }

    @Test func `is the same when it is masked twice`() {
        let once = PublicText.masked("3171999001800001 siti@example.com 081234567890")
        #expect(PublicText.masked(once) == once)
    }
}
