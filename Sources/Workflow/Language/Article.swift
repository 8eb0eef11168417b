/// Something to read before asking.
package struct Article: Equatable, Sendable {
    package var title: Wording
    /// Nil where it is found by its title.
    package var link: Link?

    package init(_ title: Wording, at link: Link? = nil) {
        self.title = title
        self.link = link
    }

    /// What comments below it go by, made of the title in our first language: `cara-mengatur-ulang-kata-sandi`.
    package var name: String {
        title.text(in: .indonesian).lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    }
}

extension Definition {
    /// What there is to read before asking, each once: the service's own first, then those of its categories.
    package var articles: [Article] {
        let all = [article].compactMap(\.self) + allCategories.compactMap(\.category.article)
        return all.reduce(into: []) { known, article in
            if !known.contains(where: { $0.name == article.name }) { known.append(article) }
        }
    }
}

/// The address of a page that people are sent to: https, at a host with a name, and nobody's account in it.
package struct Link: Hashable, Sendable {
    package let address: String
}

extension Link: LosslessStringConvertible {
    package init?(_ text: String) {
        guard let form = try? Regex(Self.pattern), text.wholeMatch(of: form) != nil else { return nil }
        address = text
    }

    package var description: String { address }

    /// ECMA-262, for the schema too.
    static let pattern = "^https://(\(label)\\.){1,8}[A-Za-z]{2,63}(:[0-9]{1,5})?([/?#]\(rest){0,400})?$"
    private static let label = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    /// RFC 3986, but for the brackets.
    private static let rest = "[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]"
}
