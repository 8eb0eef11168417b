import Testing

@testable import Web

@Suite struct `A list that can be kept` {
    private func path(_ text: String) throws -> String? { try NarrowedList(LocalPath(text))?.path }

    @Test(arguments: [
        ("/tiket?q=a%20b&status=terbuka", "/tiket?status=terbuka&q=a%20b"),
        ("/tiket?cursor=abc&layanan=l&jenjang=j&penanya=7", "/tiket?layanan=l&jenjang=j&penanya=7"),
        ("/kotak/dinas?kategori=akun/sandi&giliran=kami&x=y", "/kotak/dinas?giliran=kami&kategori=akun%2Fsandi"),
        ("/kotak/tim%20a?q=%3Cb%3E", "/kotak/tim%20a?q=%3Cb%3E"), ("/tiket", "/tiket"),
    ])
    func `has one address, from its beginning`(text: String, expected: String) throws {
        #expect(try path(text) == expected)
        #expect(try path(expected) == expected)
    }

    @Test(arguments: ["/", "/tiket/7", "/kotak", "/kotak/dinas/banyak", "/kelola/akun?q=a", "https://x", "//x/tiket"])
    func `is a list of tickets, and nothing else`(text: String) throws {
        #expect(try path(text) == nil)
    }
}
