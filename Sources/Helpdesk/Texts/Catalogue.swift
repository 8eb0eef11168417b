package import EventStore
import Synchronization
package import Workflow

/// The texts that people read, as they count now: those of the files, with what administrators have put in their place.
package final class Catalogue: Sendable {
    /// As the files have them.
    package let original: Texts
    private let state: Mutex<State>

    struct State {
        var texts: Texts
        /// The newest edit of each text at hand, by service and name.
        var answers: [WorkflowName: [String: AnswerEdit]] = [:]

        init(_ original: Texts) { texts = original }

        /// An edit that does not fit the files any more, since they have come to name other things, counts no longer.
        init(_ original: Texts, from connection: any Connection) throws {
            let sound = try TextEdits(connection).newest().filter { edit in
                TextRule(for: edit.key, in: original).map { $0.flaws(in: edit.words).isEmpty } ?? false
            }
            texts = original.changed(by: Dictionary(sound.map { ($0.key, $0.words) }, uniquingKeysWith: { $1 }))
            for edit in try AnswerEdits(connection).newest() {
                answers[edit.workflow, default: [:]][edit.name] = edit
            }
        }
    }

    package init(_ original: Texts) {
        self.original = original
        state = Mutex(State(original))
    }

    package init(_ original: Texts, from connection: any Connection) throws {
        self.original = original
        state = Mutex(try State(original, from: connection))
    }

    package var texts: Texts { state.withLock { $0.texts } }

    /// By their names: what one service says instead of the catalogue, or besides.
    package func answers(of service: WorkflowName) -> [String: AnswerEdit] {
        state.withLock { $0.answers[service] ?? [:] }
    }

    /// Changes what counts: in the store, and then here, before anything else is written.
    func change(
        in database: any Database, _ body: @escaping @Sendable (any Connection) throws -> Void
    ) async throws {
        try await withCheckedThrowingContinuation { continuation in
            database.enqueueWrite { [original] connection in
                try body(connection)
                return try State(original, from: connection)
            } then: { [self] result in
                if case .success(let fresh) = result { state.withLock { $0 = fresh } }
                continuation.resume(with: result.map { _ in })
            }
        }
    }
}
