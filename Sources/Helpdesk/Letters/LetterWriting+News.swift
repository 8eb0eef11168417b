import Workflow

// What has happened, what will happen by itself, and what the reader can do.
extension LetterWriting {
    var news: String { words(newsKey, common.merging(newsArguments) { $1 }) }

    private var newsKey: String {
        switch occasion.event.fact {
        case .closed(let closing) where closing.reason == .idle && closing.unanswered: "closed.unanswered"
        case .closed(let closing): "closed.\(closing.reason.rawValue)"
        case .forwarded where kind == .forwarded && acted != nil: "forwarded.clock"
        case .referred where kind == .arrived: "arrived.team"
        case .reminded where !occasion.isForRequester: "reminded.staff"
        case .reminded where ticket.awaiting == .information: "reminded.information"
        case .reminded: "reminded.requester"
        case .opened, .answered, .replied, .asked, .noted, .assigned, .referred, .reported, .inquired, .recategorised,
            .forwarded, .returned, .flagged, .excused, .rated, .migrated, .replanned:
            kind.rawValue
        }
    }

    private var newsArguments: [String: String] {
        var arguments = ["span": acted?.span(from: texts, in: reader.language) ?? ""]
        if case .reminded(let reminder) = occasion.event.fact {
            arguments["until"] = moment(reminder.until)
            arguments["left"] = texts.time(max(0, reminder.until - dueAt), in: reader.language)
        }
        return arguments
    }

    /// The clock that did it; nil where a person did.
    private var acted: Clock? {
        guard case .clock(let name, _) = occasion.event.by else { return nil }
        return definition.clocks(for: ticket.category).first { $0.name == name }
    }

    // MARK: What happens by itself

    /// The next promise and the next end; of a reminder, what it reminds of.
    var next: [String] {
        let clocks = definition.clocks(for: ticket.category)
            .compactMap { clock in ticket.clocks[clock.name]?.run.map { (clock: clock, until: $0.until) } }
            .sorted { $0.until < $1.until }
        if case .reminded(let reminder) = occasion.event.fact {
            return clocks.filter { $0.clock.name == reminder.clock }.map { sentence($0.clock, at: $0.until) }
        }
        let promise = clocks.first { !$0.clock.closes }
        return [promise, definition.ending(of: ticket)].compactMap(\.self).sorted { $0.until < $1.until }
            .map { sentence($0.clock, at: $0.until) } + inquiry + check
    }

    /// That a team goes on with it, whatever was said meanwhile.
    private var check: [String] {
        guard kind == .answered || kind == .asked, ticket.team != nil else { return [] }
        return [words("checking", common)]
    }

    private func sentence(_ clock: Clock, at until: Instant) -> String {
        let who = occasion.isForRequester ? "requester" : "staff"
        var arguments = ["until": moment(until)]
        switch clock.then {
        case .forward(let tier):
            arguments["tier"] = title(of: tier)
            return words("next.\(who).forward", arguments)
        case .flag(let name):
            arguments["flag"] = flag(name)
            return words("next.\(who).flag", arguments)
        case .close(let reason):
            arguments["reason"] = texts.text("close.\(reason.rawValue)", in: reader.language)
            return words("next.\(who).\(occasion.isForRequester ? end(clock) : "close")", arguments)
        }
    }

    /// Which silence ends it.
    private func end(_ clock: Clock) -> String {
        if clock.then == .close(.noInformation) { return "no-information" }
        return clock.runsWhile.awaiting == [.requester] ? "close.answered" : "close"
    }

    /// From when on the requester may ask how a check stands.
    private var inquiry: [String] {
        guard kind == .referred else { return [] }
        let inquiries = definition.actions.filter { $0.does == .inquire }
        return inquiries.compactMap { definition.unlocks($0, on: ticket) }.min().map {
            [words("inquire", ["until": moment($0)])]
        } ?? []
    }

    // MARK: What the reader can do

    var advice: [String] {
        guard occasion.isForRequester else { return [linked("handle", to: reader.link)] }
        guard ticket.isOpen else { return [follow, mayRate ? words("rate") : nil].compactMap(\.self) }
        return [
            linked(requesterCan(.reply) ? "reply" : "read", to: reader.link),
            kind == .answered && requesterCan(.close(.requester)) ? words("close") : nil,
            kind == .received ? article.map { words("article", ["article": $0]) } : nil,
            kind == .received ? definition.article.map { words("questions", ["article": inFull($0)]) } : nil,
            kind == .received || kind == .asked ? words("secrets") : nil,
        ].compactMap(\.self)
    }

    private var follow: String { linked("follow", to: reader.followUp) }

    /// Who was never answered is not asked how the answer was.
    private var mayRate: Bool {
        requesterCan(.rate) && ticket.rating == nil && ticket.lastAt[.answer] != nil && ticket.end?.unanswered == false
    }

    private func linked(_ key: String, to link: String?) -> String {
        link.map { words("\(key).link", ["link": $0]) } ?? words(key, common)
    }

    private func requesterCan(_ deed: Action.Deed) -> Bool {
        definition.actions.contains { $0.does == deed && $0.by == .requester }
    }

    private var article: String? { definition.lineage(of: ticket.category).compactMap(\.article).last.map(inFull) }

    /// With its address in angle brackets, as RFC 3986 would have it among words.
    private func inFull(_ article: Article) -> String {
        article.title.text(in: reader.language) + (article.link.map { " <\($0)>" } ?? "")
    }
}
