import EventStore
package import Workflow

/// Somebody else has changed the text since it was looked at.
package struct TextChanged: Error, Equatable {}

/// There are as many texts at hand as one service may have of a kind.
package struct TooManyAnswers: Error, Equatable {
    package var limit: Int
}

/// A text as its administrators see it.
package struct TextView: Equatable, Sendable {
    package var key: String
    package var original: [Language: String]
    package var words: [Language: String]
    package var rule: TextRule
    /// Who changed it last, or took the files' words back; nil where nobody ever did.
    package var edit: TextEdit?

    package var isChanged: Bool { words != original }
    /// To be handed back with a change.
    package var version: Int { edit?.id ?? 0 }
}

/// A text at hand as one service has it.
package struct AnswerView: Equatable, Sendable {
    package var name: String
    package var words: AnswerWords
    /// Nil where it is as the catalogue has it.
    package var edit: AnswerEdit?
    /// It is in the catalogue, so that there is something to go back to.
    package var isOfCatalogue: Bool
}

extension Administration {
    private var catalogue: Catalogue { installation.catalogue }

    /// Nil where there is no such text.
    package func text(_ key: String) async throws -> TextView? {
        guard let rule = TextRule(for: key, in: catalogue.original) else { return nil }
        let edit = try await installation.database.read { try TextEdits($0).newest(of: key) }
        return TextView(
            key: key, original: words(of: key, in: catalogue.original), words: words(of: key, in: catalogue.texts),
            rule: rule, edit: edit)
    }

    private func words(of key: String, in texts: Texts) -> [Language: String] {
        Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, texts.source(of: key, in: $0)) })
    }

    /// Puts other words in a text's place, for everybody at once.
    /// - Parameter version: `TextView.version` as the administrator saw it.
    /// - Throws: `TextFlaws`, by language; `TextChanged`.
    package func changeText(
        _ key: String, to words: [Language: String], version: Int, at now: Instant
    ) async throws {
        guard let rule = TextRule(for: key, in: catalogue.original) else { throw TextChanged() }
        let flaws = rule.flaws(in: words)
        guard flaws.isEmpty else { throw TextFlaws(flaws: flaws) }
        let isOriginal = words == self.words(of: key, in: catalogue.original)
        try await setText(key, to: isOriginal ? [:] : words, version: version, at: now)
    }

    /// Back to what the files say.
    /// - Throws: `TextChanged`.
    package func restoreText(_ key: String, version: Int, at now: Instant) async throws {
        try await setText(key, to: [:], version: version, at: now)
    }

    private func setText(_ key: String, to words: [Language: String], version: Int, at now: Instant) async throws {
        guard catalogue.original.contains(key) else { throw TextChanged() }
        let account = account.id
        try await catalogue.change(in: installation.database) { connection in
            let edits = TextEdits(connection)
            let newest = try edits.newest(of: key)
            guard newest?.id ?? 0 == version else { throw TextChanged() }
            guard newest?.words ?? [:] != words else { return }
            try edits.add(words, to: key, by: account, at: now)
        }
    }

    // MARK: Texts at hand

    /// What is at hand in a service for those who take a deed of that word, by name.
    package func answers(of service: WorkflowName, for word: String) -> [AnswerView] {
        let prefix = "canned.\(word)."
        let own = catalogue.answers(of: service)
        let known = catalogue.texts.keys.filter { $0.hasPrefix(prefix) && !$0.hasSuffix(".title") }
            .map { String($0.dropFirst("canned.".count)) }
        let added = own.keys.filter { $0.hasPrefix("\(word).") && !known.contains($0) }
        return (known + added).sorted().compactMap { name in
            let edit = own[name]
            guard edit == nil || edit?.words != nil else { return nil }
            return AnswerView(
                name: name, words: edit?.words ?? answer(name), edit: edit, isOfCatalogue: known.contains(name))
        }
    }

    private func answer(_ name: String) -> AnswerWords {
        AnswerWords(
            title: words(of: "canned.\(name).title", in: catalogue.texts),
            text: words(of: "canned.\(name)", in: catalogue.texts))
    }

    /// What the catalogue has and the service does not.
    package func removedAnswers(of service: WorkflowName, for word: String) -> [AnswerView] {
        catalogue.answers(of: service).values.filter { edit in
            edit.words == nil && edit.name.hasPrefix("\(word).") && catalogue.original.contains("canned.\(edit.name)")
        }.sorted { $0.name < $1.name }.map {
            AnswerView(name: $0.name, words: answer($0.name), edit: $0, isOfCatalogue: true)
        }
    }

    /// Another text at hand.
    /// - Returns: its name.
    /// - Throws: `TextFlaws`, by `title.id` and so on; `TooManyAnswers`.
    package func addAnswer(
        _ words: AnswerWords, to service: WorkflowName, for word: String, at now: Instant
    ) async throws -> String {
        guard answers(of: service, for: word).count < AnswerLimit.each else {
            throw TooManyAnswers(limit: AnswerLimit.each)
        }
        let random = installation.accounts.random.bytes(8).hexadecimal
        let name = "\(word).\(random)"
        try await change(name, of: service, to: words, version: 0, at: now)
        return name
    }

    /// - Parameter version: the id of its edit as the administrator saw it; 0 where there was none.
    /// - Throws: `TextFlaws`, by `title.id` and so on; `TextChanged`.
    package func changeAnswer(
        _ name: String, of service: WorkflowName, to words: AnswerWords, version: Int, at now: Instant
    ) async throws {
        try await change(name, of: service, to: words, version: version, at: now)
    }

    /// - Throws: `TextChanged`.
    package func removeAnswer(
        _ name: String, of service: WorkflowName, version: Int, at now: Instant
    ) async throws {
        try await change(name, of: service, to: nil, version: version, at: now)
    }

    private func change(
        _ name: String, of service: WorkflowName, to words: AnswerWords?, version: Int, at now: Instant
    ) async throws {
        let flaws = words?.flaws ?? [:]
        guard flaws.isEmpty else { throw TextFlaws(flaws: flaws) }
        let account = account.id
        try await catalogue.change(in: installation.database) { connection in
            let edits = AnswerEdits(connection)
            let newest = try edits.newest(of: name, in: service)
            guard newest?.id ?? 0 == version else { throw TextChanged() }
            if let newest, newest.words == words { return }
            try edits.add(words, to: name, of: service, by: account, at: now)
        }
    }
}

enum AnswerLimit {
    /// Of one service and deed: more nobody finds in a list.
    static let each = 40
}
