import HTTPTypes

extension Problem {
    package init(_ bad: BadRequest) {
        switch bad {
        case .malformedJSON(let position): self.init("malformed-json", .badRequest, ["byte": .verbatim("\(position)")])
        case .notUTF8: self.init("not-utf-8", .badRequest)
        case .tooDeep(let deepest): self.init("too-deep", .badRequest, ["deepest": .verbatim("\(deepest)")])
        case .duplicateMember(let name): self.init("duplicate-member", .badRequest, ["name": .verbatim(name)])
        case .notAnObject: self.init("not-an-object", .badRequest)
        case .faults(let faults): self.init("form", .unprocessableContent, errors: faults.map(FieldProblem.init))
        case .bodyTooLarge(let largest):
            self.init("body-too-large", .contentTooLarge, ["largest": .verbatim("\(largest / 1_024)")])
        case .bodyCutShort: self.init("body-cut-short", .badRequest)
        case .notJSON: self.init("not-json", .unsupportedMediaType, headers: [.accept: "application/json"])
        case .notAForm: self.init("not-a-form", .unsupportedMediaType)
        case .malformedForm: self.init("malformed-form", .badRequest)
        case .malformedQuery: self.init("malformed-query", .badRequest)
        case .duplicateParameter(let name): self.init("duplicate-parameter", .badRequest, ["name": .verbatim(name)])
        case .malformedHeader(let name): self.init("malformed-header", .badRequest, ["name": .verbatim(name)])
        case .noIdentity(.absent):
            self.init("no-identity", .unauthorized, headers: [.wwwAuthenticate: Challenge.plain])
        case .noIdentity(.invalid):
            self.init("no-identity", .unauthorized, headers: [.wwwAuthenticate: Challenge.invalidToken])
        case .missingCSRFToken: self.init("missing-csrf-token", .forbidden)
        case .otherOrigin: self.init("other-origin", .forbidden)
        case .accountNeeded: self.init("account-needed", .forbidden)
        case .noSuchPath: self = .notFound
        case .wrongMethod(let allowed):
            self.init(
                "wrong-method", .methodNotAllowed, ["allowed": .verbatim(allowed.joined(separator: ", "))],
                headers: [.allow: allowed.joined(separator: ", ")])
        }
    }
}

extension Problem.FieldProblem {
    fileprivate init(_ fault: BodyFault) {
        field = fault.field
        switch fault.kind {
        case .missing: key = "fault.missing"
        case .unknown: key = "fault.unknown"
        case .notAString: key = "fault.not-a-string"
        case .notAnInteger: key = "fault.not-an-integer"
        case .notAnObject: key = "fault.not-an-object"
        case .notAList: key = "fault.not-a-list"
        case .notATime: key = "fault.not-a-time"
        case .notASpan: key = "fault.not-a-span"
        case .notOneOf(let options):
            key = "fault.not-one-of"
            arguments = ["options": options.joined(separator: ", ")]
        case .outOfRange(let range):
            key = "fault.out-of-range"
            arguments = ["least": "\(range.lowerBound)", "most": "\(range.upperBound)"]
        }
    }
}

/// What a 401 asks for (RFC 6750).
enum Challenge {
    static let plain = #"Bearer realm="tangga""#
    static let invalidToken = #"Bearer realm="tangga", error="invalid_token""#
}
