import ArgumentParser

/// Where the data lies: every command that touches it says so the same way.
struct DataOption: ParsableArguments {
    @Option(name: .customLong("data"), help: "The folder that holds the data.")
    var folder = "data"
}
