import EventStore

/// A random course of appends and reads, the same for every store.
struct Schedule {
    enum Step {
        case append(Int, to: StreamName, skew: Int)
        case stream(StreamName, after: Int)
        case page(after: Int, limit: Int)
    }

    enum Outcome: Equatable {
        case events([RecordedEvent])
        case failed(EventStoreError)
        case state(head: Int, version: Int)
    }

    var steps: [Step]
    var failures: [WriteFailure?]

    static func random(steps count: Int, using generator: inout some RandomNumberGenerator) -> Schedule {
        Schedule(
            steps: (0..<count).map { _ in .random(using: &generator) },
            failures: (0..<count).map { _ in .random(using: &generator) })
    }

    func run(on store: any LogStore) async throws -> [Outcome] {
        var outcomes: [Outcome] = []
        for (number, step) in steps.enumerated() { outcomes += try await step.run(number, on: store) }
        return outcomes
    }
}

extension Schedule.Step {
    static func random(using generator: inout some RandomNumberGenerator) -> Schedule.Step {
        let stream = StreamName(["A", "B", "C", "D"].randomElement(using: &generator) ?? "A")
        return switch Int.random(in: 0..<10, using: &generator) {
        case 0: .stream(stream, after: .random(in: 0...4, using: &generator))
        case 1: .page(after: .random(in: 0...40, using: &generator), limit: .random(in: 0...9, using: &generator))
        case 2: .append(2, to: stream, skew: .random(in: -2...2, using: &generator))
        default: .append(.random(in: 0...4, using: &generator), to: stream, skew: 0)
        }
    }

    /// What the caller saw, and then how things stand: after an error, looking is the only way to know.
    func run(_ number: Int, on store: any LogStore) async throws -> [Schedule.Outcome] {
        switch self {
        case .stream(let stream, let version):
            return [.events(try await store.events(of: stream, after: version))]
        case .page(let position, let limit):
            return [.events(try await store.events(after: position, limit: limit))]
        case .append(let count, let stream, let skew):
            let events = (0..<count).map { NewEvent.sample(number * 10 + $0) }
            let version = try await store.version(of: stream)
            let seen: Schedule.Outcome
            do {
                seen = .events(try await store.append(events, to: stream, expecting: version + skew))
            } catch let error as EventStoreError {
                seen = .failed(error)
            }
            return [seen, .state(head: try await store.head(), version: try await store.version(of: stream))]
        }
    }
}

extension WriteFailure? {
    /// One write in five fails.
    fileprivate static func random(using generator: inout some RandomNumberGenerator) -> WriteFailure? {
        Int.random(in: 0..<5, using: &generator) == 0 ? WriteFailure.allCases.randomElement(using: &generator) : nil
    }
}
