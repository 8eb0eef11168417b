import HTTPTypes
package import Helpdesk
package import Workflow

extension Problem {
    /// What a rule's no means in HTTP.
    package init(_ refusal: Refusal) { self.init(refusal, in: nil) }

    /// - Parameter terms: nil where nobody knows them; then names and times are told as data.
    package init(_ refusal: Refusal, in terms: RefusalTerms?) {
        switch refusal {
        case .noSuchTicket:
            self = .notFound
        case .noSuchAction(let action):
            self.init("no-such-action", .notFound, ["action": .verbatim(action.rawValue)])
        case .intakeClosed(let form):
            self.init("intake-closed", .forbidden, ["form": .verbatim(form.rawValue)])
        case .notAllowed(let action):
            self.init("not-allowed", .forbidden, ["action": action.words(in: terms)])
        case .ticketClosed(let reason):
            self.init("ticket-closed", .conflict, ["reason": .text("close.\(reason.rawValue)")])
        case .notNow(let action, let holder, let awaiting):
            self.init(
                "not-now", .conflict,
                [
                    "action": action.words(in: terms), "tier": holder.words(in: terms),
                    "turn": .text("turn.\(awaiting.rawValue)"),
                ])
        case .notBefore(let action, let moment):
            self.init(
                "not-before", .conflict,
                [
                    "action": action.words(in: terms),
                    "time": terms.map { .moment(moment, $0.zone) } ?? .verbatim(moment.rfc3339),
                ])
        case .alreadyRated:
            self.init("already-rated", .conflict)
        case .redirected(let category, let way):
            self.init("redirected", .conflict, ["category": .verbatim(category.description), "way": .wording(way)])
        case .nobodyStands(let tier):
            self.init("nobody-stands", .conflict, ["tier": .verbatim(tier.rawValue)])
        case .cannotCross:
            self.init("cannot-cross", .conflict)
        case .form(let faults):
            self.init("form", .unprocessableContent, errors: faults.map(FieldProblem.init))
        }
    }

    package init(_ error: DeskError) {
        switch error {
        case .refused(let refusal):
            self.init(refusal)
        case .stale(_, let actual):
            self.init("stale", .preconditionFailed, headers: [.eTag: entityTag(ofVersion: actual)])
        case .keyReused:
            self.init("key-reused", .unprocessableContent)
        case .comment(let refusal): self.init(refusal)
        case .tooManyTries(let seconds):
            self.init(
                "too-many-code-tries", .tooManyRequests, ["seconds": .verbatim("\(seconds)")],
                headers: [.retryAfter: "\(seconds)", .rateLimitRemaining: "0", .rateLimitReset: "\(seconds)"])
        case .overloaded:
            self.init("overloaded", .serviceUnavailable, headers: [.retryAfter: "1"])
        }
    }

    package init(_ problem: SignIns.Problem) {
        switch problem {
        case .wrongCredentials:
            self.init("wrong-credentials", .unauthorized, headers: [.wwwAuthenticate: Challenge.plain])
        case .tooManyTries(let seconds):
            self.init(tooOften: "too-many-tries", retryAfter: seconds)
        }
    }

    package init(_ problem: Guests.TooMany) {
        self.init(tooOften: "too-many-guests", retryAfter: problem.retryAfter)
    }

    /// - Parameter seconds: until there is one more.
    private init(tooOften slug: String, retryAfter seconds: Int) {
        self.init(
            slug, .tooManyRequests, ["seconds": .verbatim("\(seconds)")],
            headers: [.retryAfter: "\(seconds)", .rateLimitRemaining: "0", .rateLimitReset: "\(seconds)"])
    }

    package init(_ problem: AttachmentProblem) {
        switch problem {
        case .tooLarge(let limit):
            self.init("attachment-too-large", .contentTooLarge, ["largest": .verbatim("\(limit / 1_048_576)")])
        case .unknownKind: self.init("attachment-kind", .unsupportedMediaType)
        case .empty:
            let fault = FieldProblem(field: "body", key: "fault.missing")
            self.init("form", .unprocessableContent, errors: [fault])
        case .tooManyWaiting(let limit):
            self.init(
                "too-many-attachments", .tooManyRequests, ["limit": .verbatim("\(limit)")],
                headers: [.retryAfter: "3600", .rateLimitRemaining: "0", .rateLimitReset: "3600"])
        case .noSuchAttachment: self = .notFound
        }
    }

    package init(_ refusal: CommentRefusal) {
        switch refusal {
        case .noSuchComment: self = .notFound
        case .notAllowed: self.init("comment-not-allowed", .forbidden)
        case .gone: self.init("comment-gone", .conflict)
        case .alreadyConverted(let ticket):
            self.init("comment-converted", .conflict, ["number": .verbatim("\(ticket)")])
        }
    }

    package init(_ problem: CodeProblem) {
        switch problem {
        case .noSuchCode: self = .notFound
        case .noSuchPlace:
            let fault = FieldProblem(field: "place", key: "fault.no-such-thing")
            self.init("form", .unprocessableContent, errors: [fault])
        }
    }

    package init(_ problem: QueueProblem) {
        switch problem {
        case .noSuchQueue: self = .notFound
        case .alreadyServed(let queue): self.init("queue-served", .conflict, ["queue": .verbatim(queue.text)])
        case .calledOften(let queue): self.init("queue-called-often", .conflict, ["queue": .verbatim(queue.text)])
        case .notCalled(let queue): self.init("queue-not-called", .conflict, ["queue": .verbatim(queue.text)])
        }
    }

    package init(_ problem: SavedViewProblem) {
        let field = "name"
        switch problem {
        case .noName: self.init(flaw: FieldProblem(field: field, key: "fault.missing"))
        case .nameTooLong(let limit):
            self.init(flaw: FieldProblem(field: field, key: "fault.too-long", arguments: ["limit": "\(limit)"]))
        case .controlCharacters: self.init(flaw: FieldProblem(field: field, key: "fault.control-characters"))
        case .pathTooLong: self.init(flaw: FieldProblem(field: field, key: "fault.view-too-long"))
        case .tooMany(let limit):
            self.init(flaw: FieldProblem(field: field, key: "fault.too-many-views", arguments: ["limit": "\(limit)"]))
        }
    }

    private init(flaw: FieldProblem) { self.init("form", .unprocessableContent, errors: [flaw]) }

    package init(_ problem: AccountProblem) {
        let fault = FieldProblem(field: problem.field, key: problem.textKey, arguments: problem.textArguments)
        self.init("form", .unprocessableContent, errors: [fault])
    }

    /// Also for everything that the caller may not know of: the two must not differ in a byte.
    package static let notFound = Problem("not-found", .notFound)
}

extension Problem.FieldProblem {
    package init(_ fault: FieldFault) {
        field = fault.field.rawValue
        switch fault.kind {
        case .missing: key = "fault.missing"
        case .unknown: key = "fault.unknown"
        case .controlCharacters: key = "fault.control-characters"
        case .noSuchThing: key = "fault.no-such-thing"
        case .tooLong(let limit):
            key = "fault.too-long"
            arguments = ["limit": "\(limit)"]
        case .tooMany(let limit):
            key = "fault.too-many"
            arguments = ["limit": "\(limit)"]
        case .notOneOf(let options):
            key = "fault.not-one-of"
            arguments = ["options": options.joined(separator: ", ")]
        case .codeRefused: key = "fault.code-refused"
        case .repeated(let other):
            key = "fault.repeated"
            arguments = ["field": other.rawValue]
        case .unfit(let flaw): key = "fault.original-\(flaw.rawValue)"
        case .malformed(let flaw): key = "fault.\(flaw.rawValue)"
        case .redirected(let way):
            key = "fault.redirected"
            wording = way
        case .olderThan(let least):
            key = "fault.older-than"
            arguments = ["least": least.description]
        case .unequal(let other):
            key = "fault.unequal"
            arguments = ["field": other.rawValue]
        case .outside(let other):
            key = "fault.outside"
            arguments = ["field": other.rawValue]
        }
    }
}

extension AccountProblem {
    fileprivate var field: String {
        switch self {
        case .usernameTaken, .usernameMalformed: "username"
        case .nameMalformed: "name"
        case .emailMalformed: "email"
        case .roleMalformed, .unknownRole, .noRole, .ownAdministration: "roles"
        case .noSuchPlace: "place"
        case .weakPassword, .passwordTooLong: "password"
        case .noSuchAccount: "account"
        }
    }
}
