// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "tangga",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "tangga", targets: ["tangga"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Arrows run one way: tangga -> REST, Web -> Gateway -> Helpdesk -> EventStore, Workflow; tangga -> Simulator,
        // HostileFiles -> Workflow.
        .target(
            name: "Workflow",
            dependencies: [
                .product(name: "Yams", package: "Yams"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: settings),
        .target(
            name: "EventStore",
            dependencies: [.product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: settings),
        .target(
            name: "SQLiteDriver",
            dependencies: [
                "EventStore",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        .target(name: "Simulator", dependencies: ["Workflow"], swiftSettings: settings),
        // Workflow files that hurt, for tests and for measuring.
        .target(name: "HostileFiles", dependencies: ["Workflow"], swiftSettings: settings),
        .target(
            name: "Helpdesk",
            dependencies: [
                "EventStore", "Workflow",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: settings),
        // What every channel over HTTP needs: who calls and from where, and what a refusal means there.
        .target(
            name: "Gateway",
            dependencies: [
                "EventStore", "Helpdesk", "Workflow",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings),
        .systemLibrary(name: "CZlib"),
        .target(
            name: "Web",
            dependencies: [
                "CZlib", "EventStore", "Gateway", "Helpdesk", "Workflow",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            exclude: ["Assets", "Templates"],
            swiftSettings: settings),
        .target(
            name: "REST",
            dependencies: [
                "EventStore", "Gateway", "Helpdesk", "Workflow",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "tangga",
            dependencies: [
                "EventStore", "Gateway", "Helpdesk", "HostileFiles", "REST", "SQLiteDriver", "Simulator", "Web",
                "Workflow",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings),
        // What several folders of tests share.
        .target(name: "TestSupport", dependencies: ["Workflow"], path: "Tests/TestSupport", swiftSettings: settings),
        .testTarget(
            name: "WorkflowTests", dependencies: ["HostileFiles", "TestSupport", "Workflow"],
            exclude: [
                "Almanac/Golden", "Comments/Golden", "Graph/Golden", "Handbook/Golden", "Identifiers/identifiers.csv",
                "Ticket/Golden", "Versions/Golden",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "SimulatorTests", dependencies: ["Simulator", "TestSupport", "Workflow"], exclude: ["Golden"],
            swiftSettings: settings),
        .testTarget(
            name: "EventStoreTests",
            dependencies: [
                "EventStore", "SQLiteDriver", "TestSupport", .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: settings),
        // Wraps SQLite's file system to count flushes, and to lose what was not flushed.
        .target(name: "FlushCounter", path: "Tests/FlushCounter", linkerSettings: [.linkedLibrary("sqlite3")]),
        .testTarget(
            name: "SQLiteDriverTests",
            dependencies: [
                "EventStore", "FlushCounter", "SQLiteDriver", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        // Stands before calls to the C library that make files durable, to see in which order they come.
        .target(name: "FileWatch", path: "Tests/FileWatch"),
        .testTarget(
            name: "HelpdeskTests",
            dependencies: [
                "EventStore", "FileWatch", "Helpdesk", "SQLiteDriver", "TestSupport", "Workflow",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Yams", package: "Yams"),
            ],
            exclude: ["Letters/Golden"],
            swiftSettings: settings),
        .testTarget(
            name: "RESTTests",
            dependencies: [
                "EventStore", "Gateway", "Helpdesk", "REST", "SQLiteDriver", "TestSupport", "Workflow",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ],
            exclude: ["Golden"],
            swiftSettings: settings),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Gateway", "Helpdesk", "Web", "Workflow",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            exclude: ["Golden"],
            swiftSettings: settings),
        // The whole system, from outside: starts `tangga` as a process and talks to it as anybody would.
        .testTarget(name: "Scenarios", dependencies: ["TestSupport", "tangga"], swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
