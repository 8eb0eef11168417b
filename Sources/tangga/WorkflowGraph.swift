import ArgumentParser
import Foundation
import Helpdesk
import Workflow

extension WorkflowCommand {
    struct Graph: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Draw a workflow as a ladder, as SVG or as the text of a Mermaid flow chart.")

        enum Format: String, CaseIterable, ExpressibleByArgument {
            case svg, mermaid
        }

        @Argument(help: "A workflow file, such as Workflows/dapodik-paud-dikmas.yaml.")
        var file: String
        @Option(help: "svg or mermaid.") var format = Format.svg
        @Option(help: "id or en; the terminal's own without it.") var language: Language?
        @Option(name: [.short, .customLong("output")], help: "Where to write it; standard output without it.")
        var output: String?

        func run() async throws {
            let loaded = try Files(paths: [file]).loaded()
            guard let workflow = loaded.workflows.first?.loaded, let definition = workflow.definition,
                let bound = workflow.bound
            else { throw Failure(line: Failure.text("graph.unsound", ["file": file])) }
            let graph = LadderGraph(
                of: definition, bound: bound, texts: Resources.standard.texts, in: language ?? .fromEnvironment)
            let text =
                switch format {
                case .svg: LadderDrawing(graph).svg
                case .mermaid: MermaidGraph(graph).text
                }
            try write(text)
        }

        private func write(_ text: String) throws {
            guard let output else { return print(text) }
            do {
                try Data((text + "\n").utf8).write(to: URL(filePath: output), options: .atomic)
            } catch {
                throw Failure(line: Failure.text("failure.unwritable", ["path": output]))
            }
        }
    }

    struct Schema: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the JSON Schema of workflow files, as Workflows/schema.json has it for editors.")

        @Option(help: "id or en: in which language keys are explained.") var language = Language.indonesian

        func run() async throws {
            try Resources.standard.check()
            print(WorkflowSchema(texts: Resources.standard.texts, in: language).json.indented)
        }
    }
}
