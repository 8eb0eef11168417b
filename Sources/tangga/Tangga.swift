import ArgumentParser
import Foundation

/// The command line: the only place that picks a store, reads the environment and opens files.
struct Tangga: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tangga",
        abstract: "A helpdesk that climbs.",
        subcommands: [
            Serve.self, WorkflowCommand.self, CalendarCommand.self, AccountCommand.self, ImportCommand.self,
            CodeCommand.self, EventsCommand.self, PracticeCommand.self, Verify.self, RebuildCommand.self,
            BenchCommand.self,
        ])
}

@main
enum Main {
    /// Exit 0 done, 1 it failed (one clear line on standard error), 2 wrong usage.
    static func main() async {
        do {
            var command = try Tangga.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            // What was printed into a full disk was not printed.
            guard fflush(nil) == 0 else { throw Failure(line: Failure.text("failure.disk-full")) }
        } catch {
            exit(report(error))
        }
    }

    private static func report(_ error: any Error) -> Int32 {
        switch Tangga.exitCode(for: error) {
        case .success:
            print(Tangga.fullMessage(for: error))
            return 0
        case .validationFailure:
            writeError(Tangga.fullMessage(for: error))
            return 2
        case let code where error is ExitCode:
            return code.rawValue
        default:
            writeError("tangga: \(Failure(error).line)")
            return 1
        }
    }
}

func writeError(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
}
