/// What people read. Bahasa Indonesia comes first, and is what everybody gets who asks for nothing that we have.
package enum Language: String, CaseIterable, Codable, Sendable {
    case indonesian = "id"
    case english = "en"

    /// The best of ours for an `Accept-Language` header (RFC 9110, section 12.5.4); Indonesian without a match.
    ///
    /// Of equally welcome languages the first named wins. Browsers once sent Indonesian as `in`.
    package init(acceptLanguage header: String?) {
        let offers = (header ?? "").prefix(1_000).split(separator: ",").compactMap(Offer.init)
        let best = offers.filter { $0.quality > 0 }.reduce(nil) { (best: Offer?, offer) in
            if let best, best.quality >= offer.quality { best } else { offer }
        }
        self = best?.language ?? .indonesian
    }

    private struct Offer {
        var language: Language
        /// In thousandths.
        var quality: Int

        /// `en-GB;q=0.8`; nil for a language that we don't speak.
        init?(_ text: Substring) {
            let parts = text.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            switch parts.first?.split(separator: "-").first {
            case "id", "in", "*": language = .indonesian
            case "en": language = .english
            case nil, .some: return nil
            }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            guard (0...1).contains(weight) else { return nil }
            quality = Int(weight * 1_000)
        }
    }
}
