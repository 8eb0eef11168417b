import HostileFiles
import TestSupport
import Testing

@testable import Workflow

@Suite(.timeLimit(.minutes(10))) struct `A hostile file` {
    private func codes(_ source: some Collection<UInt8>) -> [DiagnosticCode] {
        WorkflowLoader(calendars: ["setiap-saat": .always]).load(source, file: "x.yaml").diagnostics.map(\.code)
    }

    private func codes(_ text: String) -> [DiagnosticCode] { codes(text.utf8) }

    @Test(arguments: HostileFile.aliasBombs)
    func `with an alias bomb is refused before it is composed`(file: HostileFile) {
        let time = ContinuousClock().measure { #expect(codes(file.text) == [.anchor]) }
        #expect(time < .seconds(20))
    }

    @Test(arguments: [
        "a: [&x 1]", "a: {&x b: 1}", "a: [1,&x 2]", "{\"a\":&x 1}", "- &x", "&x", "a:\n  &x b", "? &x a", "\"a\"&x",
        "[]&x",
        "--- &x", "#\n&x a", "a: |\n  b\n&x c: d",
    ])
    func `can't hide an anchor`(text: String) {
        #expect(codes(text).contains(.anchor))
    }

    @Test func `of 100 MB is refused at once`() {
        let bytes = Array(repeating: UInt8(ascii: "a"), count: 100_000_000)
        let time = ContinuousClock().measure { #expect(codes(bytes) == [.fileTooLarge]) }
        #expect(time < .seconds(2))
    }

    @Test(arguments: HostileFile.deeplyNested)
    func `nested deeply is refused`(file: HostileFile) {
        #expect(codes(file.text).contains(.nestedTooDeeply))
    }

    @Test(arguments: HostileFile.long)
    func `of a quarter megabyte takes no time`(file: HostileFile) {
        let time = ContinuousClock().measure { #expect(!codes(file.text).isEmpty) }
        #expect(time < .seconds(20))
    }

    @Test func `of random bytes is refused`() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<300 {
            let bytes = (0..<Int.random(in: 0..<2_000, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            #expect(!codes(bytes).isEmpty)
        }
    }

    /// Whatever somebody mistypes in the flagship: an answer, at once, and a bound for each definition.
    @Test func `that once was a good one never gets the better of us`() throws {
        let seed: UInt64 = 20_261_122
        var random = SeededGenerator(seed: seed)
        let path = "Workflows/dapodik-paud-dikmas.yaml"
        let sound = try ProjectFiles.bytes(path)
        let loader = try ProjectFiles.workflowLoader()
        var accepted = 0
        for round in 0..<2_000 {
            var bytes = sound
            for _ in 0..<Int.random(in: 1...3, using: &random) { mutate(&bytes, &random) }
            let time = ContinuousClock().measure {
                let loaded = loader.load(bytes, file: path)
                #expect((loaded.bound == nil) == loaded.diagnostics.holdErrors, "seed \(seed), round \(round)")
                accepted += loaded.definition == nil ? 0 : 1
            }
            #expect(time < .seconds(2), "seed \(seed), round \(round)")
        }
        // Many mutations fall into comments and titles.
        #expect((1..<2_000).contains(accepted))
    }

    /// The same with the forms of the services, which say more.
    @Test(arguments: ServiceFile.allCases)
    func `with many forms never gets the better of us either`(file: ServiceFile) throws {
        let seed = SeededGenerator.seed
        var random = SeededGenerator(seed: seed)
        let sound = try file.bytes()
        let loader = try ProjectFiles.workflowLoader()
        for round in 0..<20 {
            var bytes = sound
            for _ in 0..<Int.random(in: 1...3, using: &random) { mutate(&bytes, &random) }
            let time = ContinuousClock().measure {
                let loaded = loader.load(bytes, file: "x.yaml")
                #expect((loaded.bound == nil) == loaded.diagnostics.holdErrors, "seed \(seed), round \(round)")
                for form in loaded.definition?.forms ?? [] { _ = form.schema(in: .english) }
            }
            #expect(time < .seconds(20), "seed \(seed), round \(round)")
        }
    }

    private func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        let index = Int.random(in: bytes.indices, using: &random)
        let end = min(bytes.count, index + Int.random(in: 1...40, using: &random))
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(index..<end)
        case 2: bytes.insert(contentsOf: bytes[index..<end], at: Int.random(in: bytes.indices, using: &random))
        case 3: bytes.insert(Array("{}[]:,-#&*!|>'\"%@ \n0".utf8).randomElement(using: &random) ?? 0, at: index)
        default: bytes.swapAt(index, Int.random(in: bytes.indices, using: &random))
        }
    }
}
