import HostileFiles
import TestSupport
import Testing

@testable import Workflow

/// Whatever lies in a workflow file: the loader and the checker come back, with an answer, in no time.
@Suite(.timeLimit(.minutes(10))) struct `Any file at all` {
    private static let paths: [String] =
        (try? ProjectFiles.yamlFiles(in: "Workflows")) ?? []

    private static let donors = Result {
        try paths.map { try YAMLDocument.parse(ProjectFiles.bytes($0), file: $0).get() }
    }

    /// Printed, since a crash would take the comments with it.
    private static let seed = {
        print("Any file at all: TANGGA_SEED=\(SeededGenerator.seed)")
        return SeededGenerator.seed
    }()

    /// `tangga bench hostile` holds a release build to one second. Here a hang shows as minutes; debug builds and busy
    /// machines take their share.
    private static let longest = Duration.seconds(60)

    private func judge(_ bytes: some Collection<UInt8>, _ loader: WorkflowLoader, _ comment: Testing.Comment) {
        let time = ContinuousClock().measure {
            let loaded = loader.load(bytes, file: "x.yaml")
            #expect((loaded.definition == nil) == loaded.diagnostics.holdErrors, comment)
            #expect((loaded.bound == nil) == (loaded.definition == nil), comment)
            #expect(loaded.diagnostics.count <= 1_000, comment)
        }
        #expect(time < Self.longest, comment)
    }

    @Test(arguments: paths)
    func `made from a real one`(path: String) throws {
        let seed = Self.seed
        let loader = try ProjectFiles.workflowLoader()
        var mutator = FileMutator(try Self.donors.get(), seed: seed)
        let sound = try YAMLDocument.parse(ProjectFiles.bytes(path), file: path).get()
        for round in 0..<15 {
            let comment: Testing.Comment = "seed \(seed), round \(round) of \(path)"
            let node = mutator.next(from: sound)
            judge(node.text.utf8, loader, comment)
            // The schema has an opinion on anything that is YAML.
            if case .success(let read) = YAMLDocument.parse(node.text.utf8, file: path) {
                let isShaped = try Self.schema.get().accepts(read)
                #expect(
                    isShaped || loader.load(node.text, file: "x.yaml").diagnostics.holdErrors,
                    "the schema refuses a good file: \(comment)")
            }
            if round < 5 { judge(mutator.bytes(of: node.text), loader, comment) }
        }
    }

    private static let schema = Result {
        DocumentCheck(WorkflowSchema(texts: try ProjectFiles.texts(), in: .english).json)
    }

    @Test func `made from a broken one`() throws {
        let seed = Self.seed
        let loader = try ProjectFiles.workflowLoader()
        var mutator = FileMutator(try Self.donors.get(), seed: seed)
        for (round, file) in BrokenFile.workflows.enumerated() where file.code != .fileTooLarge {
            let comment: Testing.Comment = "seed \(seed), round \(round)"
            judge(mutator.bytes(of: file.text), loader, comment)
            guard case .success(let node) = YAMLDocument.parse(file.text.utf8, file: "x.yaml") else { continue }
            judge(mutator.next(from: node).text.utf8, loader, comment)
        }
    }

    @Test(arguments: paths)
    func `written out again reads the same`(path: String) throws {
        let node = try YAMLDocument.parse(ProjectFiles.bytes(path), file: path).get()
        let again = try YAMLDocument.parse(node.text.utf8, file: path).get()
        #expect(again.text == node.text)
    }
}
