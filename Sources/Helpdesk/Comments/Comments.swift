package import Crypto
package import EventStore
package import Workflow

/// Public comments below articles: posted by who is signed in, replied to, hidden and made tickets of by a service's desk.
package struct Comments: Sendable {
    let database: any Database
    let library: Library
    let accounts: Accounts
    let vault: Vault
    let reception: Reception
    let cursors: CursorCodec
    let catalogue: Catalogue
    let zone: @Sendable (Place) -> Zone
    let secret: SymmetricKey
    let time: any Timepiece
    private let names = NameBook()

    /// - Parameter secret: the digests by which comments are recognised are made under it.
    package init(
        database: any Database, library: Library, accounts: Accounts, vault: Vault, reception: Reception,
        cursors: CursorCodec, texts catalogue: Catalogue, zone: @escaping @Sendable (Place) -> Zone,
        secret: SymmetricKey,
        time: any Timepiece
    ) {
        self.database = database
        self.library = library
        self.accounts = accounts
        self.vault = vault
        self.reception = reception
        self.cursors = cursors
        self.catalogue = catalogue
        self.zone = zone
        self.secret = secret
        self.time = time
    }

    package enum Limit {
        package static let text = 2_000
        package static let article = 200
        /// The same words within this time are the same comment.
        static let repeats = Milliseconds.perHour
    }

    package struct Outcome: Sendable {
        package var number: CommentNumber
        package var isReplay: Bool
    }

    // MARK: Posting

    /// - Throws: `DeskError`, `CommentRefusal`, `VaultError.erased`.
    package func post(
        _ text: String, below article: String, of workflow: WorkflowName, by person: Person,
        idempotency: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let faults = [
            Question.fault(in: text, field: "text", limit: Limit.text),
            Question.fault(in: article, field: "article", limit: Limit.article),
        ].compactMap(\.self)
        guard faults.isEmpty else { throw DeskError.refused(.form(faults)) }
        let definition = try definition(workflow)
        let sealed = try await vault.seal(text, for: person.id, field: Self.field)
        let digest = digest(of: text)
        let now = time.now()
        return try await write(idempotency) { connection in
            let streams = CommentStreams(connection: connection)
            let number = try streams.nextNumber()
            let posting = CommentEvent.Posting(
                number: number, workflow: workflow, article: article, text: sealed, digest: digest,
                repeats: try streams.repeated(digest, by: person.id, since: now - Limit.repeats))
            let events = try decide(.post(posting), on: nil, by: person, under: definition, at: now)
            return try streams.write(events, to: number, after: nil, following: .start, recordedAt: now)
        }
    }

    // MARK: What the desk does

    /// - Parameter text: what is said, or the name of a reply that the service's file gives.
    package func reply(
        _ reply: ReplyText, to number: CommentNumber, by person: Person, idempotency: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let comment = try await comment(number)
        let words = try await words(of: reply, to: comment)
        if let fault = Question.fault(in: words, field: "text", limit: Limit.text) {
            throw DeskError.refused(.form([fault]))
        }
        let sealed = try await vault.seal(words, for: comment.author, field: Self.field)
        let canned: Name<CannedReply>? = if case .canned(let name) = reply { name } else { nil }
        return try await change(
            number, .reply(.init(text: sealed, canned: canned)), by: person, idempotency: idempotency)
    }

    package enum ReplyText: Equatable, Sendable {
        case own(String)
        case canned(Name<CannedReply>)
    }

    package func hide(
        _ number: CommentNumber, because reason: String, by person: Person, idempotency: IdempotencyKey? = nil
    ) async throws -> Outcome {
        if let fault = Question.fault(in: reason, field: "reason", limit: Limit.text) {
            throw DeskError.refused(.form([fault]))
        }
        let comment = try await comment(number)
        let sealed = try await vault.seal(reason, for: comment.author, field: Self.field)
        return try await change(number, .hide(sealed), by: person, idempotency: idempotency)
    }

    package func delete(_ number: CommentNumber, by person: Person) async throws {
        _ = try await change(number, .delete, by: person, idempotency: nil)
    }

    /// Makes a ticket of a comment, for who wrote it: both are stored together, and each names the other.
    ///
    /// - Parameters:
    ///   - question: what else the form asks; subject and message come from the comment where they are empty.
    ///   - canned: a reply to post after it, which may tell the number; posted once however often it is asked for.
    package func convert(
        _ number: CommentNumber, into question: Conversion, replying canned: Name<CannedReply>?, by person: Person,
        idempotency: IdempotencyKey? = nil
    ) async throws -> DeskOutcome {
        let comment = try await comment(number)
        let definition = try self.definition(comment.workflow)
        // Before anything of it is opened: whoever may not see to comments learns nothing.
        if idempotency == nil || comment.ticket == nil {
            _ = try decide(.convert(0), on: comment, by: person, under: definition, at: time.now())
        }
        if let canned, definition.cannedReply(canned) == nil { throw DeskError.form("canned", .noSuchThing) }
        guard let policy = definition.comments, let author = try await accounts.account(comment.author),
            let text = try await vault.open(comment.text, for: comment.author, field: Self.field)
        else { throw CommentRefusal.gone }
        let outcome = try await reception.open(
            Question(
                workflow: comment.workflow, form: policy.form, category: question.category,
                subject: question.subject ?? Self.subject(of: text), message: question.message ?? text,
                fields: question.fields, onBehalfOf: author.username.text),
            by: person, from: number, idempotency: idempotency)
        if let canned, try await !self.comment(number).replies.contains(where: { $0.canned == canned }) {
            _ = try await reply(.canned(canned), to: number, by: person)
        }
        return outcome
    }

    package struct Conversion: Sendable {
        package var subject: String?
        package var message: String?
        package var category: CategoryPath?
        package var fields: [FieldName: String]

        package init(
            subject: String? = nil, message: String? = nil, category: CategoryPath? = nil,
            fields: [FieldName: String] = [:]
        ) {
            self.subject = subject
            self.message = message
            self.category = category
            self.fields = fields
        }
    }

    // MARK: Reading

    /// Comments below an article, the newest first.
    /// - Parameter person: nil for who has not signed in.
    /// - Throws: `UnknownCursor`.
    package func list(
        _ article: String, for person: Person?, cursor: String?, limit: Int
    ) async throws -> Page<CommentView> {
        let scope = "comments\u{0}\(article)"
        let last = try cursor.map { text in
            guard let values = cursors.values(in: text, count: 1, scope: scope) else { throw UnknownCursor() }
            return Int(values[0])
        }
        let found = try await database.read { connection in
            try CommentStreams(connection: connection).page(article, below: last ?? .max, limit: limit + 1)
        }
        let page = Array(found.prefix(limit))
        let next = found.count > limit ? page.last.map { cursors.text(of: [Int64($0.number)], scope: scope) } : nil
        return Page(items: try await views(of: page, for: person), next: next)
    }

    /// Whether there are comments that they see to.
    package func seesTo(_ person: Person) -> Bool { !desks(of: person).isEmpty }

    private func desks(of person: Person) -> Set<WorkflowName> {
        Set(library.current.filter { $0.definition.isAtCommentDesk(person) }.map(\.reference.name))
    }

    /// What came in at their desks below any article, the newest first, hidden ones among them. A page may hold fewer
    /// than `limit`, since those of others are passed over.
    /// - Throws: `UnknownCursor`, `CommentRefusal.noSuchComment` for whoever is at none.
    package func newest(for person: Person, cursor: String?, limit: Int) async throws -> Page<CommentView> {
        let desks = desks(of: person)
        guard !desks.isEmpty else { throw CommentRefusal.noSuchComment }
        let last = try cursor.map { text in
            guard let values = cursors.values(in: text, count: 1, scope: Self.deskScope) else { throw UnknownCursor() }
            return Int(values[0])
        }
        let found = try await database.read { connection in
            try CommentStreams(connection: connection).newest(below: last ?? .max, limit: limit + 1)
        }
        let page = found.prefix(limit)
        let next = found.count > limit ? page.last.map { Int64($0.number) } : nil
        let theirs = page.filter { desks.contains($0.workflow) && ($0.deletedAt == nil || $0.isListed) }
        return Page(
            items: try await views(of: theirs, for: person),
            next: next.map { cursors.text(of: [$0], scope: Self.deskScope) })
    }

    /// - Throws: `CommentRefusal.noSuchComment`.
    package func view(_ number: CommentNumber, for person: Person?) async throws -> CommentView {
        guard let view = try await views(of: [try await comment(number)], for: person).first else {
            throw CommentRefusal.noSuchComment
        }
        return view
    }

    private func views(of comments: [Comment], for person: Person?) async throws -> [CommentView] {
        let opener = try await vault.opener(for: Set(comments.map(\.author)))
        let named = try await database.read { [names] connection in
            let names = Names(connection, names)
            let people = Set(comments.flatMap { [$0.author] + $0.replies.map(\.by) })
            return try Dictionary(uniqueKeysWithValues: people.map { ($0, try names.person($0)) })
        }
        return try comments.map { try view(of: $0, for: person, named, opener) }
    }

    private func view(
        of comment: Comment, for person: Person?, _ named: [AccountID: PersonName], _ opener: VaultOpener
    ) throws -> CommentView {
        let definition = library.current(comment.workflow)?.definition
        let isDesk = person.map { definition?.isAtCommentDesk($0) ?? false } ?? false
        func open(_ text: SealedText) throws -> String? {
            let words = try opener.open(text, for: comment.author, field: Self.field)
            return isDesk ? words : words.map(PublicText.masked)
        }
        func name(_ id: AccountID) -> PersonName {
            named[id] ?? PersonName(id: id, name: id.rawValue, place: PlaceName(place: .national, name: ""))
        }
        return CommentView(
            number: comment.number, workflow: comment.workflow, article: comment.article, author: name(comment.author),
            postedAt: comment.postedAt,
            text: comment.isShown || isDesk && comment.deletedAt == nil ? try open(comment.text) : nil,
            state: comment.deletedAt != nil ? .deleted : comment.hiddenAt != nil ? .hidden : .shown,
            replies: try comment.replies.map { reply in
                CommentView.Reply(author: name(reply.by), at: reply.at, text: try open(reply.text))
            },
            ticket: isDesk || person?.id == comment.author ? comment.ticket : nil,
            repeats: isDesk ? comment.repeats : nil,
            hiddenFor: isDesk ? try comment.hiddenFor.flatMap(open) : nil, isForDesk: isDesk,
            isTheirs: person?.id == comment.author)
    }
}

extension Comments {
    static let field = "comment"
    private static let deskScope = "comments"

    private func definition(_ workflow: WorkflowName) throws(CommentRefusal) -> Definition {
        guard let definition = library.current(workflow)?.definition, definition.comments != nil else {
            throw .noSuchComment
        }
        return definition
    }

    private func comment(_ number: CommentNumber) async throws -> Comment {
        let found = try await database.read { try CommentStreams(connection: $0).stored(number) }
        guard let found else { throw CommentRefusal.noSuchComment }
        return found
    }

    private func change(
        _ number: CommentNumber, _ command: CommentCommand, by person: Person, idempotency: IdempotencyKey?
    ) async throws -> Outcome {
        let now = time.now()
        return try await write(idempotency) { [library] connection in
            try CommentStreams(connection: connection).take(command, on: number, by: person, library, at: now)
        }
    }

    private func write(
        _ idempotency: IdempotencyKey?, _ body: @escaping @Sendable (any Connection) throws -> Comment
    ) async throws -> Outcome {
        try await database.write { connection in
            let records = IdempotencyRecords(connection: connection)
            if let key = idempotency, let found = try records.outcome(of: key) {
                return Outcome(number: found.number, isReplay: true)
            }
            let comment = try body(connection)
            if let key = idempotency {
                try records.record(key, number: comment.number, version: comment.version, at: SystemTime().now())
            }
            return Outcome(number: comment.number, isReplay: false)
        }
    }

    /// HMAC-SHA256 of the words, without what people vary when they send the same once more.
    private func digest(of text: String) -> String {
        let words = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return Array(HMAC<SHA256>.authenticationCode(for: Array(words.utf8), using: secret)).hexadecimal
    }

    /// A subject is kept in clear, so that it can be searched for: it holds nothing that a comment in public would not.
    private static func subject(of text: String) -> String {
        let line = PublicText.masked(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > 80 ? "\(line.prefix(79))…" : line
    }

    private func words(of reply: ReplyText, to comment: Comment) async throws -> String {
        switch reply {
        case .own(let text): return text
        case .canned(let name):
            let author = try await accounts.account(comment.author)
            let part = DayPart(at: zone(author?.place ?? .national).local(time.now()).millisecond)
            let language = author?.language ?? .indonesian
            let definition = try self.definition(comment.workflow)
            var words: [CannedReply.Hole: String] = [
                .greeting: catalogue.texts.text("greeting.\(part.rawValue)", in: language), .name: author?.name ?? "",
                .addressee: addressee(author, under: definition, in: language),
            ]
            words[.number] = comment.ticket.map(String.init)
            guard let canned = definition.cannedReply(name),
                let text = canned.filled(words, in: language)
            else { throw DeskError.form("canned", .noSuchThing) }
            return text
        }
    }

    /// By the role in which they may comment: pupils are not "Bapak/Ibu".
    private func addressee(_ author: Account?, under definition: Definition, in language: Language) -> String {
        guard let author else { return catalogue.texts.text("addressee.unknown", in: language) }
        let role = definition.comments?.by.first(where: author.roles.contains)
        let own = role.map { "addressee.\($0.rawValue)" }.flatMap { catalogue.texts.contains($0) ? $0 : nil }
        return catalogue.texts.text(own ?? "addressee", ["name": author.name], in: language)
    }
}

extension CommentStreams {
    /// Decides on the comment as it is now, and writes.
    func take(
        _ command: CommentCommand, on number: CommentNumber, by person: Person, _ library: Library, at now: Instant
    ) throws -> Comment {
        guard let (comment, head) = try load(number),
            let definition = library.current(comment.workflow)?.definition
        else { throw CommentRefusal.noSuchComment }
        let events = try decide(command, on: comment, by: person, under: definition, at: now)
        guard !events.isEmpty else { return comment }
        return try write(events, to: number, after: comment, following: head, recordedAt: now)
    }
}
