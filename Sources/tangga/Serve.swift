import ArgumentParser
import Foundation
import Gateway
import Helpdesk
import Hummingbird
import Logging
import Metrics
import NIOCore
import REST
import SQLiteDriver
import ServiceLifecycle
import UnixSignals
import Web
import Workflow

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Run the helpdesk.")

    @Flag(
        help: "Practice mode: a data folder of its own, accounts and tickets to try, and a clock that can be moved on.")
    var practice = false

    @Option(name: .customLong("data"), help: "The folder that holds the data. (default: data, or data/practice)")
    var folder: String?

    @Option(help: "Where to listen.")
    var listen = ListenAddress(host: "127.0.0.1", port: 8080)

    @Flag(help: "A proxy of ours stands before us: believe its X-Forwarded-For and X-Forwarded-Proto.")
    var behindProxy = false

    @Option(
        name: .customLong("public-url"),
        help: "How people outside reach us, such as https://bantuan.example.id: links that they get begin with it.")
    var publicURL: String?

    @Option(help: "Files that one message may have, 5 to 20. Forms may ask for five.")
    var mostFiles = AttachmentLimits.standard.perMessage

    @Option(help: "Megabytes that one file may have, 1 to 50.")
    var largestFile = AttachmentLimits.standard.size / Self.megabyte

    @Option(help: "Which log lines to print: trace, debug, info, notice, warning, error, critical.")
    var log = "notice"

    func validate() throws {
        _ = try level()
        guard (5...20).contains(mostFiles) else { throw ValidationError("--most-files: 5 to 20") }
        guard (1...50).contains(largestFile) else { throw ValidationError("--largest-file: 1 to 50") }
    }

    private static let megabyte = 1_048_576

    private var limits: AttachmentLimits {
        AttachmentLimits(perMessage: mostFiles, size: largestFile * Self.megabyte)
    }

    private func level() throws -> Logger.Level {
        guard let level = Logger.Level(rawValue: log) else { throw ValidationError("--log: no level is called \(log)") }
        return level
    }

    func run() async throws {
        try Resources.standard.check()
        let level = try level()
        // Before anything is opened: without them nobody could be served.
        let (templates, assets) = (try Resources.standard.templates(), try Resources.standard.assets())
        let logger = Logger(label: "tangga") { LineLogHandler(label: $0, logLevel: level) }
        let metrics = MetricsRegistry()
        MetricsSystem.bootstrap(metrics)
        let path = folder ?? (practice ? "data/practice" : "data")
        try await DataFolder.with(path, creates: true) { folder in
            if folder.database.endedAbruptly { logger.notice("the last run ended abruptly; the data was recovered") }
            if publicURL == nil, !practice {
                logger.warning(
                    "--public-url is not set: links in letters lead nowhere, since they begin with no address")
            }
            let assembly = Assembly(
                folder: folder, resources: .standard, practises: practice, publicURL: publicURL,
                limits: limits, logger: logger)
            let installation = try await assembly.installation()
            try Resources.standard.draw(templates, with: installation.texts)
            try await installation.timekeeper.makeUpForDowntime()
            // After it: idle clocks get the outage back on the terms on which they stood in it.
            try await Replanner(installation, logger: logger).run()
            try await assembly.seedPractice(installation)
            let settings = APISettings(isBehindProxy: behindProxy)
            let measures = HTTPMeasures(metrics)
            let statistician = Statistician(installation.database, logger: logger)
            // A newcomer finds figures at once; of real data there may be too much to wait for.
            if practice { try await statistician.work() }
            let size = FolderSize(path)
            let pages = Pages(
                installation, settings: settings, templates: templates, assets: assets,
                practiceAccounts: practice ? try Resources.standard.practiceAccounts() : [],
                diskUse: { await size.use() }
            ) { endpoint, status, duration in measures.note(endpoint, status: status, duration) }
            try await serve(installation, pages, statistician, settings, metrics: metrics, logger: logger)
        }
    }

    private func serve(
        _ installation: Installation, _ pages: Pages, _ statistician: Statistician, _ settings: APISettings,
        metrics: MetricsRegistry, logger: Logger
    ) async throws {
        let greeting = Greeting(host: listen, practises: practice)
        let readiness = Readiness()
        let api = API(installation, settings: settings, readiness: readiness, metrics: metrics)
        let address = BindAddress.hostname(listen.host, port: listen.port)
        let people = pages.router().buildResponder()
        let application = api.application(on: address, beside: people, logger: logger) { channel in
            greeting.say(port: channel.localAddress?.port)
        }
        var configuration = ServiceGroupConfiguration(
            services: [
                .init(service: installation.timekeeper), .init(service: installation.mailroom),
                .init(service: statistician), .init(service: application),
                // The last is the first to end: requests that listen would go on for ever.
                .init(service: installation.crier),
            ],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        // Whoever sent half a request must not keep us from ending. Those who run us wait ten seconds, often, and kill.
        configuration.maximumGracefulShutdownDuration = .seconds(5)
        let group = ServiceGroup(configuration: configuration)
        do {
            try await group.run()
        } catch is CancellationError {
            logger.notice("ended before every request was answered")
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw Failure(line: Failure.text("failure.port-taken", ["address": listen.description]))
        } catch let error as IOError {
            throw Failure(
                line: Failure.text("failure.cannot-listen", ["address": listen.description, "error": "\(error)"]))
        }
    }
}

/// `HOST:PORT`; port 0 lets the system choose.
struct ListenAddress: ExpressibleByArgument, CustomStringConvertible {
    var host: String
    var port: Int

    init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    init?(argument: String) {
        guard let colon = argument.lastIndex(of: ":"), colon > argument.startIndex,
            let port = Int(argument[argument.index(after: colon)...]), (0...65_535).contains(port)
        else { return nil }
        host = String(argument[..<colon]).trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        self.port = port
    }

    var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

/// What a person at the terminal reads once the server listens.
private struct Greeting: Sendable {
    let host: ListenAddress
    let practises: Bool

    func say(port: Int?) {
        let url = "http://\(ListenAddress(host: host.host, port: port ?? host.port))"
        print(Failure.text(practises ? "serve.practice" : "serve.listening", ["url": url]))
        // Whoever waits for the line through a pipe must not wait for a full buffer.
        fflush(nil)
    }
}
