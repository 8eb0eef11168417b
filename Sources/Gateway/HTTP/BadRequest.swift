/// Why a request was turned away before anybody looked at what it asks for. Data only: the words are texts `problem.…`.
package enum BadRequest: Error, Equatable, Sendable {
    /// The body is no JSON, from this byte on.
    case malformedJSON(at: Int)
    case notUTF8
    case tooDeep(deepest: Int)
    case duplicateMember(String)
    case notAnObject
    /// 422: it is JSON, but not what was asked for.
    case faults([BodyFault])
    /// In bytes.
    case bodyTooLarge(largest: Int)
    /// The caller went away in the middle of it, or we were ending and waited for the rest no longer.
    case bodyCutShort
    case notJSON
    /// The body is none that our pages' forms send.
    case notAForm
    case malformedForm
    case malformedQuery
    case duplicateParameter(String)
    case malformedHeader(String)

    case noIdentity(TokenProblem)
    case missingCSRFToken
    case otherOrigin
    /// A guest asks for something that goes with an account.
    case accountNeeded

    case noSuchPath
    case wrongMethod(allowed: [String])

    package enum TokenProblem: Equatable, Sendable {
        case absent, invalid
    }
}
