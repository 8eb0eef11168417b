extension Action.Deed {
    /// What workflow files and the catalogue of texts call it, whatever it goes with.
    package var word: String {
        switch self {
        case .answer: "answer"
        case .reply: "reply"
        case .ask: "ask"
        case .note: "note"
        case .take: "take"
        case .assign: "assign"
        case .refer: "refer"
        case .report: "report"
        case .forward: "forward"
        case .return: "return"
        case .recategorise: "recategorise"
        case .duplicate: "duplicate"
        case .inquire: "inquire"
        case .close: "close"
        case .rate: "rate"
        }
    }
}
