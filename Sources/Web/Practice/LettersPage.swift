import Gateway
import Helpdesk
import Hummingbird
import Workflow

/// "Surat yang akan dikirim": in practice mode nothing is sent, and here is what would have been.
struct LettersPage: Printable {
    var frame: Frame
    /// The ticket whose letters these are; nil for all.
    var number: Int?
    var letters: [Item]
    var isEmpty: Bool
    var more: String?

    struct Item: Printable {
        var subject: String
        var to: String
        var address: String?
        var number: Int
        var href: String
        var state: String
        var isOff: Bool
        var due: Moment
        var body: String
        /// Of the letter, where the page is in another.
        var lang: String?
    }

    static let path = "/latihan/surat"
    static let perPage = 15
}

extension Pages {
    func addPracticeLetterRoutes(to routes: PageRoutes) {
        routes.get("latihan/surat") { request, context in try await showLetters(request, context) }
    }

    /// `GET /latihan/surat?tiket=&cursor=`: for anybody with an account, as the façade's; the newest first.
    private func showLetters(_ request: Request, _ context: APIContext) async throws -> Response {
        let member = try await member(request, context, needsAccount: true)
        let query = try Query(of: request)
        let number = try query["tiket"].map { text in
            guard let number = TicketNumber(text) else { throw BadRequest.noSuchPath }
            return number
        }
        // So that whoever has just done something finds the letter that came of it.
        try await installation.mailroom.catchUp()
        let page = try await installation.letters.page(
            about: number, cursor: query["cursor"], limit: LettersPage.perPage)
        let words = member.words
        let model = LettersPage(
            frame: try await frame(member, title: words("letters.title")), number: number,
            letters: page.items.map { words.item($0) }, isEmpty: page.items.isEmpty && page.next == nil,
            more: page.next.map { cursor in
                address(LettersPage.path, [("tiket", number.map(String.init)), ("cursor", cursor)])
            })
        var response = answer(.letters, model, member.visit)
        // A guest's letter holds their secret link: it must not be squeezed together with what others may have chosen.
        response.headers[.cacheControl] = "no-store, no-transform"
        return response
    }
}

extension PageWords {
    fileprivate func item(_ view: LetterView) -> LettersPage.Item {
        let (row, number) = (view.row, view.row.key.number)
        return LettersPage.Item(
            subject: view.letter.subject, to: view.reader.name ?? self("letters.nobody"), address: view.reader.address,
            number: number, href: address(LettersPage.path, [("tiket", "\(number)")]), state: state(of: row),
            isOff: row.state.cause != nil, due: moment(row.dueAt), body: view.letter.body,
            lang: view.reader.language == language ? nil : view.reader.language.rawValue)
    }

    private func state(of row: LetterRow) -> String {
        guard let cause = row.state.cause else { return self("letters.state.\(row.state.name)") }
        return self("letters.cause.\(cause.rawValue)")
    }
}
