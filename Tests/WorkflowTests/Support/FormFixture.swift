import Foundation
import Testing

@testable import Workflow

/// Files in `Language/Fixtures` that are no services but have their forms.
enum FormFixture: String, CaseIterable {
    case hubungiKami = "hubungi-kami"
    case butuhBantuan = "butuh-bantuan"
    case tinggalkanPesan = "tinggalkan-pesan"
    case pusatBantuan = "pusat-bantuan"

    func bytes() throws -> [UInt8] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return Array(try Data(contentsOf: folder.appending(path: "Language/Fixtures/\(rawValue).yaml")))
    }

    func loaded() throws -> Loaded {
        try ProjectFiles.workflowLoader().load(bytes(), file: "\(rawValue).yaml")
    }

    func definition() throws -> Definition {
        let loaded = try loaded()
        return try #require(loaded.definition, "\(loaded.diagnostics)")
    }

    func form(_ name: FormName) throws -> Form { try #require(try definition().form(name)) }
}
