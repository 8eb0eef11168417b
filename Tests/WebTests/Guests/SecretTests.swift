import Testing

@testable import Helpdesk
@testable import Web

@Suite struct `A secret on a page` {
    private static let secret = "gN2x-_0123456789abcdefABCDEF"

    @Test func `looks different each time and is the same beneath`() {
        let covers = (0..<50).map { _ in Mask.covering(Self.secret, with: .system) }
        #expect(Set(covers).count == 50)
        #expect(covers.allSatisfy { Mask.uncovering($0) == Self.secret })
        #expect(covers.allSatisfy { !$0.contains(Self.secret.prefix(6)) })
    }

    @Test(arguments: ["A", "AAAA", "%%", "_w"])
    func `is not read from what was covered by nobody`(text: String) {
        #expect(Mask.uncovering(text) == nil)
    }

    @Test(arguments: [
        "https://bantuan.example.id/t/gAb-_9", "/t/gAb-_9", "gAb-_9", "  gAb-_9\r\n", "<https://x.id/t/gAb-_9>.",
        "Tautan: https://x.id/t/gAb-_9 (simpan)", "https%3A%2F%2Fx.id%2Ft%2FgAb-_9",
        "Saya simpan gAb-_9 ini, 100% benar",
    ])
    func `is found in what people paste`(text: String) {
        #expect(Pages.secrets(in: text).contains("gAb-_9"))
    }
}
