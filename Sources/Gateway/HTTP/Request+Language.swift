import HTTPTypes
package import Hummingbird
package import Workflow

extension Request {
    /// What the caller wants to read.
    package var language: Language { Language(acceptLanguage: headers[.acceptLanguage]) }
}
