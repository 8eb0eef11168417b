import Testing

@testable import Workflow

/// The services of the documents, each from one file in `Workflows/`.
enum ServiceFile: String, CaseIterable, Sendable {
    case rapor = "rapor-pendidikan"
    case belajar = "belajar-id"
    case akun = "akun-pembelajaran"
    case kinerja = "pengelolaan-kinerja"

    func bytes() throws -> [UInt8] { try ProjectFiles.bytes("Workflows/\(rawValue).yaml") }

    func loaded() throws -> Loaded { try #require(try Self.all.get()[self]) }

    // Once for all tests: a proof takes longer than a test.
    private static let all = Result {
        let loader = try ProjectFiles.workflowLoader()
        let loaded = try allCases.map { file in
            (file, loader.load(try file.bytes(), file: "\(file.rawValue).yaml"))
        }
        return Dictionary(uniqueKeysWithValues: loaded)
    }

    func definition() throws -> Definition {
        let loaded = try loaded()
        return try #require(loaded.definition, "\(loaded.diagnostics)")
    }

    /// What is filled in for a question of this category.
    func form(_ name: FormName, about category: CategoryPath? = nil) throws -> Form {
        try #require(try definition().form(name, for: category))
    }
}
