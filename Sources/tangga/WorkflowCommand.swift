import ArgumentParser
import Helpdesk
import Workflow

struct WorkflowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workflow", abstract: "Check, explain, draw and compare workflow files, and try them out.",
        subcommands: [
            Check.self, Explain.self, Graph.self, Schema.self, Simulate.self, Diff.self, Migrate.self,
        ])

    struct Files: ParsableArguments {
        @Argument(help: "Workflow files, such as Workflows/dapodik-paud-dikmas.yaml.")
        var paths: [String]

        init() {}

        init(paths: [String]) { self.paths = paths }

        func loaded() throws -> LoadedFiles {
            try Resources.standard.check()
            return LoadedFiles(try Resources.standard.workflowFiles(paths))
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check files, and prove that no ticket gets stuck under them.")

        @OptionGroup var files: Files

        func run() async throws {
            let loaded = try files.loaded()
            let language = Language.fromEnvironment
            for diagnostic in loaded.diagnostics {
                writeError(diagnostic.text(from: Resources.standard.texts, in: language))
            }
            for ((file, workflow), time) in zip(loaded.workflows, loaded.times) {
                guard let bound = workflow.bound else { continue }
                let longest = Resources.standard.texts.time(bound.longest.milliseconds, in: language)
                let words = [
                    "file": file.name, "bound": longest, "time": "\(Int((time / .milliseconds(1)).rounded(.up)))",
                ]
                print(Failure.text("check.sound", words))
            }
            if loaded.diagnostics.holdErrors { throw ExitCode(1) }
        }
    }

    struct Explain: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tell a workflow in sentences, as a handbook would.")

        @OptionGroup var files: Files

        func run() async throws {
            let loaded = try files.loaded()
            let language = Language.fromEnvironment
            for (file, workflow) in loaded.workflows {
                guard let definition = workflow.definition, let bound = workflow.bound else {
                    throw Failure(line: Failure.text("explain.unsound", ["file": file.name]))
                }
                print(Handbook(of: definition, bound: bound, texts: Resources.standard.texts, in: language).text)
            }
        }
    }
}
