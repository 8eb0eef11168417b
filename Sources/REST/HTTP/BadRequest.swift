/// Why a request was turned away before anybody looked at what it asks for. Data only: the words are texts `problem.…`.
enum BadRequest: Error, Equatable, Sendable {
    /// The body is no JSON, from this byte on.
    case malformedJSON(at: Int)
    case notUTF8
    case tooDeep
    case duplicateMember(String)
    case notAnObject
    /// 422: it is JSON, but not what was asked for.
    case faults([BodyFault])
    case bodyTooLarge
    /// The caller went away in the middle of it, or we were ending and waited for the rest no longer.
    case bodyCutShort
    case notJSON
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

    enum TokenProblem: Equatable, Sendable {
        case absent, invalid
    }
}
