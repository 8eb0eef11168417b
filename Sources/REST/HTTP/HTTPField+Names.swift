import HTTPTypes
import Workflow

extension HTTPField.Name {
    static let crossOriginResourcePolicy = constant("Cross-Origin-Resource-Policy")
    static let csrfToken = constant("X-CSRF-Token")
    static let forwarded = constant("Forwarded")
    static let idempotencyKey = constant("Idempotency-Key")
    static let idempotentReplayed = constant("Idempotent-Replayed")
    static let link = constant("Link")
    static let rateLimitRemaining = constant("RateLimit-Remaining")
    static let rateLimitReset = constant("RateLimit-Reset")
    static let xForwardedFor = constant("X-Forwarded-For")
    static let xForwardedProto = constant("X-Forwarded-Proto")

    private static func constant(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("\(name) is no header's name") }
        return name
    }
}

extension HTTPFields {
    /// On every answer: nothing here is for a browser to show, to guess the type of, or to keep.
    static let ofEveryAnswer: HTTPFields = [
        .xContentTypeOptions: "nosniff",
        .cacheControl: "no-store",
        .contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
    ]

    mutating func speak(_ language: Language) {
        self[.contentLanguage] = language.rawValue
        self[.vary] = "Accept-Language"
    }
}
