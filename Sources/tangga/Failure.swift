import EventStore
import Foundation
import Helpdesk
import Workflow

/// What went wrong, as one line for the person at the terminal.
struct Failure: Error {
    let line: String

    init(line: String) { self.line = line }

    init(_ error: any Error) {
        line =
            switch error {
            case let failure as Failure: failure.line
            case let error as EventStoreError: Self.line(for: error)
            case let error as VaultError: Self.line(for: error)
            case let problem as AccountProblem:
                Resources.standard.texts.text(problem.textKey, problem.textArguments, in: .fromEnvironment)
            case let error as StoredWorkflowUnreadable:
                Self.text(
                    "failure.workflow-unreadable", ["workflow": "\(error.workflow.name)/\(error.workflow.version)"])
            default: Self.text("failure.unexpected", ["error": "\(error)"])
            }
    }

    static func text(_ key: String, _ arguments: [String: String] = [:]) -> String {
        Resources.standard.texts.text(key, arguments, in: .fromEnvironment)
    }

    private static func line(for error: EventStoreError) -> String {
        switch error {
        case .unavailable(let cause), .notStored(let cause): line(for: cause)
        case .schemaTooNew(let component, let found, let known):
            text("failure.schema-too-new", ["component": component, "found": "\(found)", "known": "\(known)"])
        case .schemaTooOld(let component, let found, let known):
            text("failure.schema-too-old", ["component": component, "found": "\(found)", "known": "\(known)"])
        case .schemaAltered(let component, let number):
            text("failure.schema-altered", ["component": component, "number": "\(number)"])
        case .notInForce(let setting, let wanted, let found):
            text("failure.not-in-force", ["setting": setting, "wanted": wanted, "found": found])
        case .corrupt(let what): text("failure.corrupt", ["what": what])
        case .versionConflict, .constraintViolated, .textHoldsNUL, .statementFailed:
            text("failure.unexpected", ["error": "\(error)"])
        }
    }

    private static func line(for cause: EventStoreError.Cause) -> String {
        switch cause {
        case .inUse(let pid): text("failure.in-use", ["pid": pid.map(String.init) ?? "?"])
        case .notFound(let path): text("failure.not-found", ["path": path])
        case .notADatabase(let path): text("failure.not-a-database", ["path": path])
        case .readOnly: text("failure.read-only")
        case .diskFull: text("failure.disk-full")
        case .busy: text("failure.busy")
        case .inputOutput(let code): text("failure.input-output", ["code": "\(code)"])
        case .closed: text("failure.closed")
        case .failed(let code, let message): text("failure.database", ["code": "\(code)", "message": message])
        }
    }

    private static func line(for error: VaultError) -> String {
        text("failure.vault", ["error": "\(error)"])
    }
}

extension Language {
    /// Indonesian, unless the terminal's `LC_ALL` or `LANG` says English.
    static var fromEnvironment: Language {
        let environment = ProcessInfo.processInfo.environment
        let locale = environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? ""
        return locale.hasPrefix("en") ? .english : .indonesian
    }
}
