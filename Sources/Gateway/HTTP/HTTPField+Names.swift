package import HTTPTypes
package import Workflow

extension HTTPField.Name {
    package static let csrfToken = constant("X-CSRF-Token")
    package static let forwarded = constant("Forwarded")
    package static let idempotencyKey = constant("Idempotency-Key")
    package static let idempotentReplayed = constant("Idempotent-Replayed")
    package static let link = constant("Link")
    package static let rateLimitRemaining = constant("RateLimit-Remaining")
    package static let rateLimitReset = constant("RateLimit-Reset")
    package static let xForwardedFor = constant("X-Forwarded-For")
    package static let xForwardedProto = constant("X-Forwarded-Proto")

    private static func constant(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("\(name) is no header's name") }
        return name
    }
}

extension HTTPFields {
    /// On every answer: nothing here is for a browser to show, to guess the type of, or to keep.
    package static let ofEveryAnswer: HTTPFields = [
        .xContentTypeOptions: "nosniff",
        .cacheControl: "no-store",
        .contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
    ]

    package mutating func speak(_ language: Language) {
        self[.contentLanguage] = language.rawValue
        self[.vary] = "Accept-Language"
    }
}
