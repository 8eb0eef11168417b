import Helpdesk
import Workflow

/// A text at hand, filled in for the one who is to read it.
struct CannedText: Printable, Equatable {
    /// Its key in the catalogue, after `canned.`: `answer.mended`.
    var name: String
    /// In the language of whoever writes.
    var title: String
    /// In the language of whoever reads.
    var text: String
}

/// The names of the catalogue's texts at hand, by the word of the deed that they are said with: what stands in
/// `Seeds/texts/canned.yaml` is on the pages.
struct CannedNames: Sendable {
    private let byWord: [String: [String]]

    static let prefix = "canned."

    init(_ texts: Texts) {
        let names = texts.keys.filter { $0.hasPrefix(Self.prefix) && !$0.hasSuffix(".title") }
            .map { String($0.dropFirst(Self.prefix.count)) }
        byWord = Dictionary(grouping: names) { name in String(name.prefix { $0 != "." }) }
    }

    subscript(deed: Action.Deed) -> [String] { byWord[deed.word] ?? [] }

    /// With what a service has besides, and without what it has not.
    func names(for deed: Action.Deed, with own: [String: AnswerEdit]) -> [String] {
        let added = own.values.filter { $0.words != nil && $0.name.hasPrefix("\(deed.word).") }.map(\.name)
        return Set(self[deed] + added).filter { own[$0] == nil || own[$0]?.words != nil }.sorted()
    }
}

/// Whoever is to read a canned text: it greets them by their own time of day.
struct Addressee {
    /// Nil for a guest who gave none.
    var name: String?
    var language: Language
    var zone: Zone
    /// What they are, as far as they said.
    var roles: [String] = []
}

extension PageWords {
    func canned(_ name: String, to reader: Addressee, about number: TicketNumber, of service: Wording) -> CannedText {
        let key = "\(CannedNames.prefix)\(name)"
        return CannedText(
            name: name, title: texts.text("\(key).title", in: language),
            text: texts.text(key, holes(for: reader, number, service), in: reader.language))
    }

    /// As one service has it.
    func canned(
        _ name: String, _ words: AnswerWords, to reader: Addressee, about number: TicketNumber, of service: Wording
    ) -> CannedText {
        let template = Template(words.text[reader.language] ?? "")
        return CannedText(
            name: name, title: words.title[language] ?? name,
            text: template?.filled(with: holes(for: reader, number, service)) ?? "")
    }

    private func holes(for reader: Addressee, _ number: TicketNumber, _ service: Wording) -> [String: String] {
        let part = DayPart(at: reader.zone.local(now).millisecond)
        let kind = reader.name == nil ? "addressee.unknown" : "addressee"
        // Pupils are not "Bapak/Ibu".
        let own = reader.roles.map { "\(kind).\($0)" }.first(where: texts.contains) ?? kind
        return [
            "name": texts.text(own, reader.name.map { ["name": $0] } ?? [:], in: reader.language),
            "greeting": texts.text("greeting.\(part.rawValue)", in: reader.language), "number": "\(number)",
            "service": service.text(in: reader.language),
        ]
    }
}

extension Pages {
    /// What is at hand for those of the ticket's actions that may be taken now.
    func cannedTexts(for view: TicketView, _ words: PageWords) async throws -> [String: [CannedText]] {
        let own = installation.catalogue.answers(of: view.ticket.workflow.name)
        let names = view.actions.filter { $0.refusal == nil }.map(\.action.does).reduce(into: [:]) { names, deed in
            names[deed.word] = canned.names(for: deed, with: own)
        }.filter { !$0.value.isEmpty }
        guard !names.isEmpty else { return [:] }
        let (reader, number, service) = (
            try await addressee(of: view), view.ticket.number, view.workflow.definition.title
        )
        return names.mapValues { names in
            names.map { name in
                guard let answer = own[name]?.words else {
                    return words.canned(name, to: reader, about: number, of: service)
                }
                return words.canned(name, answer, to: reader, about: number, of: service)
            }
        }
    }

    private func addressee(of view: TicketView) async throws -> Addressee {
        let ticket = view.ticket
        let account = ticket.requester.isGuest ? nil : try await installation.accounts.account(ticket.requester)
        return Addressee(
            name: view.requester.name, language: account?.language ?? .indonesian,
            zone: installation.regions.zone(of: ticket.requesterPlace),
            roles: ticket.saidRoles(under: view.workflow.definition))
    }
}
