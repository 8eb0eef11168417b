import Workflow

/// What somebody is going to do next, unless time or somebody else comes first.
struct Intention: Equatable {
    var at: Instant
    var person: Person
    /// The one that is wished most first; the others serve where it is refused.
    var deeds: [Wish]

    /// The kinds of deeds among which people choose.
    enum Wish: Equatable {
        case answer, ask, forward, `return`, refer, report, reply, close
    }
}

extension Intention.Wish {
    func isMet(by deed: Action.Deed) -> Bool {
        switch deed {
        case .answer: self == .answer
        case .ask: self == .ask
        case .forward: self == .forward
        case .return: self == .return
        case .refer: self == .refer
        case .report: self == .report
        case .reply: self == .reply
        case .close: self == .close
        // They change neither whose turn it is nor where the ticket lies.
        case .note, .take, .assign, .recategorise, .duplicate, .inquire, .rate: false
        }
    }
}
