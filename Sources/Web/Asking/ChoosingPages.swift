import Gateway
import Helpdesk
import Hummingbird
import Workflow

/// Which service, and which of its forms.
struct ChoosingPage: Printable {
    var frame: Frame
    var ways: [Item]
    var signInFirst: String?

    struct Item: Printable {
        var title: String
        var form: String
        var help: String?
        var openness: String
        var isOpen: Bool
        var href: String
    }
}

/// Something to read before asking.
struct Reading: Printable {
    var title: String
    /// Nil where it is found by its title.
    var href: String?
    /// What was said below it; nil where nobody may.
    var comments: String?
}

extension Reading {
    init(_ article: Article, _ words: PageWords) {
        self.init(title: words.wording(article.title), href: article.link?.address)
    }

    /// One of a service's own, or of its categories'.
    init(_ article: Article, of workflow: Library.Published, _ words: PageWords) {
        self.init(article, words)
        guard workflow.definition.comments != nil else { return }
        comments = ArticlePage.path(workflow.reference.name, article.name)
    }
}

/// What it is about, as a tree.
struct CategoryPage: Printable {
    var frame: Frame
    var service: String
    var groups: [Group]
    var signInFirst: String?

    struct Group: Printable {
        /// Of the branch; nil for what stands by itself.
        var branch: String?
        var help: String?
        var items: [Item]
    }

    struct Item: Printable {
        var title: String
        var help: String?
        var article: Reading?
        /// Nil where it goes another way.
        var href: String?
        var redirect: String?
    }
}

extension Pages {
    func choosingPage(_ ways: [Way], _ query: AskingQuery, _ member: Member) async throws -> Response {
        let words = member.words
        let items = ways.map { way in
            let openness = words.openness(of: way.definition.calendar, in: words.zone, at: words.now)
            return ChoosingPage.Item(
                title: words.wording(way.definition.title), form: words.wording(way.form.title),
                help: way.form.help.map(words.wording),
                openness: openness.sentence, isOpen: openness.isOpen, href: query.choosing(way).path)
        }
        let page = ChoosingPage(
            frame: try await frame(member.visit, title: words("choosing.title")), ways: items,
            signInFirst: signInFirst(member.visit))
        return answer(.choosing, page, member.visit)
    }

    func categoryPage(_ way: Way, _ query: AskingQuery, _ member: Member) async throws -> Response {
        let words = member.words
        let page = CategoryPage(
            frame: try await frame(member.visit, title: words("category.title")),
            service: words.wording(way.definition.title),
            groups: groups(way, query, words), signInFirst: signInFirst(member.visit))
        return answer(.category, page, member.visit)
    }

    /// One group for each branch that has tips: deeper branches are named by their whole path.
    private func groups(_ way: Way, _ query: AskingQuery, _ words: PageWords) -> [CategoryPage.Group] {
        let all = way.definition.allCategories
        let tips = all.filter { path, category in
            category.categories.isEmpty && (category.redirect != nil || way.takes(path))
        }
        var groups: [(branch: [CategoryName], group: CategoryPage.Group)] = []
        for (path, category) in tips {
            let branch = Array(path.names.dropLast())
            if groups.last?.branch != branch {
                let parent = branch.isEmpty ? nil : CategoryPath(branch)
                let group = CategoryPage.Group(
                    branch: parent.map { words.category($0, in: way.definition) },
                    help: parent.flatMap { way.definition.category($0)?.help }.map(words.wording), items: [])
                groups.append((branch, group))
            }
            groups[groups.count - 1].group.items.append(
                CategoryPage.Item(
                    title: words.wording(category.title), help: category.help.map(words.wording),
                    article: category.article.map { Reading($0, of: way.workflow, words) },
                    href: category.redirect == nil ? query.choosing(way, path).path : nil,
                    redirect: category.redirect.map(words.wording)))
        }
        return groups.map(\.group)
    }
}
