import HTTPTypes
import Hummingbird
import Workflow

extension Request {
    /// What the caller wants to read.
    var language: Language { Language(acceptLanguage: headers[.acceptLanguage]) }
}
