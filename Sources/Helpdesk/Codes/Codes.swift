package import Crypto
package import EventStore
package import Workflow

/// Issues, rotates, revokes and lists the codes that services declare. Who may is in their files.
package struct Codes: Sendable {
    let database: any Database
    let library: Library
    let regions: Regions
    let cursors: CursorCodec
    private let secret: SymmetricKey
    private let random: RandomSource
    private let time: any Timepiece

    /// - Parameter secret: digests are made under it, so that a stolen database can't be searched for codes.
    package init(
        database: any Database, library: Library, regions: Regions, cursors: CursorCodec, secret: SymmetricKey,
        random: RandomSource = .system, time: any Timepiece
    ) {
        self.database = database
        self.library = library
        self.regions = regions
        self.cursors = cursors
        self.secret = secret
        self.random = random
        self.time = time
    }

    /// The kinds that somebody may issue, by service.
    package func kinds(for issuer: Person) -> [(workflow: Library.Published, kind: CodeKind)] {
        library.current.flatMap { published in
            published.definition.codes.filter { !issuer.roles.isDisjoint(with: $0.by) }.map { (published, $0) }
        }
    }

    /// Where a kind of code may be issued by somebody who stands at `place`.
    package func regions(for kind: CodeKind, within place: Place) -> [Region] {
        regions.codes.sorted().compactMap { regions[$0] }.filter {
            kind.levels.contains($0.place.level) && place.contains($0.place)
        }
    }

    package struct Issued: Sendable {
        package var entry: CodeEntry
        /// For the one answer that hands it out.
        package var code: String
        package var isReplay: Bool
    }

    /// - Parameters:
    ///   - place: its code, `32.04`. The code that it had so far ends.
    ///   - issuer: nil for the command line, which may do anything.
    ///   - idempotency: makes the code, so that asking again gives it again, and it need not be stored.
    /// - Throws: `CodeProblem`, `DeskError.keyReused`, `EventStoreError`.
    package func issue(
        _ name: CodeName, of workflow: WorkflowName, for place: String, by issuer: Person?,
        idempotency: IdempotencyKey? = nil
    ) async throws -> Issued {
        let kind = try kind(name, of: workflow, for: issuer)
        guard let place = regions.place(forRegion: place), kind.levels.contains(place.level),
            issuer?.place.contains(place) ?? true
        else { throw CodeProblem.noSuchPlace }
        let scope = CodeTable.Scope(workflow: workflow, name: name)
        let code = CodeText.code(from: idempotency.map(bytes) ?? random.bytes(CodeText.count))
        let digest = digest(of: CodeText.normalised(code), scope, at: place)
        let now = time.now()
        let expiresAt = expiry(of: kind, workflow, from: now, at: place)
        return try await database.write { connection in
            let (table, records) = (CodeTable(connection: connection), IdempotencyRecords(connection: connection))
            if let key = idempotency, let found = try records.outcome(of: key),
                let entry = try table.entry(found.number, of: scope, now: now)
            {
                return Issued(entry: entry, code: code, isReplay: true)
            }
            if let earlier = try table.held(scope, at: place, now: now) {
                try table.end(earlier.entry.id, at: now)
                try table.note(.rotated, earlier.entry.id, by: issuer?.id, at: now)
            }
            let entry = CodeEntry(
                id: try table.nextID(), place: place, state: .inForce, issuedAt: now, expiresAt: expiresAt,
                usesLeft: kind.uses)
            try table.add(entry, digest: digest, of: scope)
            try table.note(.issued, entry.id, by: issuer?.id, at: now)
            if let key = idempotency { try records.record(key, number: entry.id, version: 0, at: SystemTime().now()) }
            return Issued(entry: entry, code: code, isReplay: false)
        }
    }

    /// The newest first.
    /// - Throws: `CodeProblem.noSuchCode`, `UnknownCursor`.
    package func list(
        _ name: CodeName, of workflow: WorkflowName, for issuer: Person?, cursor: String?, limit: Int
    ) async throws -> Page<CodeEntry> {
        _ = try kind(name, of: workflow, for: issuer)
        let listed = "codes\u{0}\(issuer?.id.rawValue ?? "")\u{0}\(workflow)\u{0}\(name)"
        let last = try cursor.map { text in
            guard let values = cursors.values(in: text, count: 1, scope: listed) else { throw UnknownCursor() }
            return Int(values[0])
        }
        let now = time.now()
        return try await database.read { [cursors] connection in
            let entries = try CodeTable(connection: connection).page(
                CodeTable.Scope(workflow: workflow, name: name), below: last ?? .max, limit: limit + 1, now: now)
            let page = Array(entries.prefix(limit))
            let next = entries.count > limit ? page.last.map { cursors.text(of: [Int64($0.id)], scope: listed) } : nil
            // Of other places their issuers alone know.
            return Page(items: page.filter { issuer?.place.contains($0.place) ?? true }, next: next)
        }
    }

    /// - Throws: `CodeProblem.noSuchCode`.
    package func entry(
        _ id: CodeEntry.ID, _ name: CodeName, of workflow: WorkflowName, for issuer: Person?
    ) async throws -> (entry: CodeEntry, log: [CodeLogEntry]) {
        let scope = CodeTable.Scope(workflow: workflow, name: name)
        _ = try kind(name, of: workflow, for: issuer)
        let now = time.now()
        return try await database.read { connection in
            let table = CodeTable(connection: connection)
            guard let entry = try table.entry(id, of: scope, now: now), issuer?.place.contains(entry.place) ?? true
            else { throw CodeProblem.noSuchCode }
            return (entry, try table.log(of: id))
        }
    }

    /// Ends it; one that has ended stays as it is.
    /// - Throws: `CodeProblem.noSuchCode`.
    package func revoke(
        _ id: CodeEntry.ID, _ name: CodeName, of workflow: WorkflowName, by issuer: Person?
    ) async throws {
        let scope = CodeTable.Scope(workflow: workflow, name: name)
        _ = try kind(name, of: workflow, for: issuer)
        let now = time.now()
        try await database.write { connection in
            let table = CodeTable(connection: connection)
            guard let entry = try table.entry(id, of: scope, now: now), issuer?.place.contains(entry.place) ?? true
            else { throw CodeProblem.noSuchCode }
            guard entry.state != .ended else { return }
            try table.end(id, at: now)
            try table.note(.revoked, id, by: issuer?.id, at: now)
        }
    }

    // MARK: For the desk

    /// The codes that somebody filled in, none of them readable any more.
    func shown(
        _ values: [FieldName: String], under form: Form, of workflow: Library.Published
    ) -> [CodeShown] {
        form.fields.compactMap { field in
            guard case .code(let name) = field.type, let typed = values[field.name],
                let kind = workflow.definition.code(name)
            else { return nil }
            let place = form.region(for: field, in: values).flatMap { regions.place(forRegion: $0) }
            let scope = CodeTable.Scope(workflow: workflow.reference.name, name: name)
            return CodeShown(
                field: field.name, kind: kind, scope: scope, place: place,
                digest: digest(of: typed, scope, at: place ?? .national))
        }
    }

    private func kind(_ name: CodeName, of workflow: WorkflowName, for issuer: Person?) throws(CodeProblem) -> CodeKind
    {
        guard let kind = library.current(workflow)?.definition.code(name),
            issuer.map({ !$0.roles.isDisjoint(with: kind.by) }) ?? true
        else { throw .noSuchCode }
        return kind
    }

    private func expiry(of kind: CodeKind, _ workflow: WorkflowName, from now: Instant, at place: Place) -> Instant {
        let calendar = library.current(workflow)?.definition.calendar ?? .always
        return calendar.due(after: kind.lasts, from: now, in: regions.zone(of: place))
    }

    private func digest(of code: String, _ scope: CodeTable.Scope, at place: Place) -> [UInt8] {
        mac("code", [scope.workflow.rawValue, scope.name.rawValue, place.path, code])
    }

    private func bytes(of key: IdempotencyKey) -> [UInt8] {
        mac("issue", [key.caller.rawValue, key.key, key.fingerprint.hexadecimal])
    }

    /// With its length before each word, no two lists are spelled alike.
    private func mac(_ purpose: String, _ words: [String]) -> [UInt8] {
        var code = HMAC<SHA256>(key: secret)
        for word in [purpose] + words { code.update(data: Array("\(word.utf8.count):\(word)".utf8)) }
        return Array(code.finalize())
    }
}
