import ArgumentParser
import EventStore
import Helpdesk
import SQLiteDriver
import Workflow

struct RebuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Make the read models anew from the events, all or nothing. No server may run on the data.")

    @OptionGroup var data: DataOption

    func run() async throws {
        try Resources.standard.check()
        try await DataFolder.with(data.folder) { folder in
            let start = ContinuousClock.now
            let events = try await folder.rebuild()
            let seconds = max(0.001, (ContinuousClock.now - start) / .seconds(1))
            print(
                Failure.text("rebuild.done", ["events": "\(events)", "rate": "\(Int(Double(events) / seconds))"]))
        }
    }
}
