import EventStore
import HTTPTypes
import Helpdesk
import Hummingbird
import Workflow

extension Problem {
    /// Nil for errors that no caller can do anything about.
    package init?(_ error: any Error) {
        switch error {
        case let error as DeskError: self.init(error)
        case let error as RefusedAction: self.init(error.refusal, in: error.terms)
        case let error as BadRequest: self.init(error)
        case let error as AttachmentProblem: self.init(error)
        case let error as QueueProblem: self.init(error)
        case let error as CodeProblem: self.init(error)
        case let error as CommentRefusal: self.init(error)
        case let error as SignIns.Problem: self.init(error)
        case let error as AccountProblem: self.init(error)
        case let error as SavedViewProblem: self.init(error)
        case is OwnAccount: self.init("own-account", .conflict)
        case is AccountChanged: self.init("account-changed", .conflict)
        case is TextChanged: self.init("text-changed", .conflict)
        case let error as TooManyAnswers:
            self.init("too-many-answers", .conflict, ["limit": .verbatim("\(error.limit)")])
        case is CalendarChanged: self.init("calendar-changed", .conflict)
        case is DraftGone: self.init("draft-gone", .gone)
        case is PasswordHasher.Busy: self.init("overloaded", .serviceUnavailable, headers: [.retryAfter: "5"])
        // Words are checked before they are stored, so it stood in a name, and nothing is called like that.
        case EventStoreError.textHoldsNUL: self = .notFound
        case let error as EventStoreError:
            guard error.mayPass else { return nil }
            self.init("not-stored", .serviceUnavailable, headers: [.retryAfter: "2"])
        case VaultError.erased: self.init("requester-erased", .conflict)
        case let error as Guests.TooMany: self.init(error)
        case is StillOpen: self.init("still-open", .conflict)
        case is UnknownCursor: self.init("unknown-cursor", .badRequest)
        case is NotReady: self.init("not-ready", .serviceUnavailable, headers: [.retryAfter: "1"])
        case is PracticeTimeIsMoving: self.init("practice-time-is-moving", .conflict)
        case let error as HTTPError where error.status == .notFound: self = .notFound
        default: return nil
        }
    }

    package static func ourFault(incident: String) -> Problem {
        var problem = Problem("our-fault", .internalServerError)
        problem.incident = incident
        return problem
    }
}

extension EventStoreError {
    /// Whether trying again later may help.
    fileprivate var mayPass: Bool {
        switch self {
        case .notStored, .unavailable, .versionConflict: true
        case .schemaTooNew, .schemaTooOld, .schemaAltered, .notInForce, .constraintViolated, .corrupt, .statementFailed,
            .textHoldsNUL:
            false
        }
    }
}
