import HostileFiles
import Testing

@testable import Workflow

/// Each is told what is wrong, or proved, in no time.
@Suite(.timeLimit(.minutes(10))) struct `A file with too much of something` {
    @Test(arguments: HostileFile.overfull + HostileFile.conditional)
    func `is judged in no time`(file: HostileFile) throws {
        #expect(file.text.utf8.count <= YAMLText.largest, "it would be turned away for its size alone")
        let loader = try ProjectFiles.workflowLoader()
        let time = ContinuousClock().measure {
            let loaded = loader.load(file.text, file: "x.yaml")
            let codes = Set(loaded.diagnostics.map(\.code)).subtracting([.holidaysEnd])
            #expect(file.said.map { $0 == codes } ?? true, "\(codes)")
            #expect((loaded.bound == nil) == loaded.diagnostics.holdErrors)
        }
        // A second where it matters, which `tangga bench hostile` holds: tests run unoptimised, and beside others.
        #expect(time < .seconds(120))
    }
}
