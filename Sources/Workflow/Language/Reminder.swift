/// When, on the way to a clock's end, a notice goes out.
package enum Reminder: Hashable, Sendable {
    /// Counted like the clock's span: both in plain time, or both in the same working time.
    case after(Span)
    /// A share of the clock's span, whatever that is: `1/3`.
    case share(Int, of: Int)

    /// The finest share that is taken for meant is a hundredth.
    static let parts = 2...100

    /// How far the clock has come by then, in ticks of its span.
    func ticks(of whole: Span) -> Int64 {
        switch self {
        case .after(let span): span.ticks
        // At most ten years' ticks, a hundredfold.
        case .share(let share, let parts): whole.ticks * Int64(share) / Int64(parts)
        }
    }

    func countsLike(_ whole: Span) -> Bool {
        switch self {
        case .after(let span): span.countsLike(whole)
        case .share: true
        }
    }

    /// The same moment as a span of its own, where there is one: a third of 48 hours is 16 hours, and a third of two
    /// working days is nothing that could be said otherwise.
    package func span(of whole: Span) -> Span? {
        switch self {
        case .after(let span):
            return span
        case .share(let share, let parts):
            let units = [whole.unit] + (whole.isWorking ? [] : [.hours, .minutes])
            let unit = units.first { (whole.ticks * Int64(share)).isMultiple(of: $0.ticks * Int64(parts)) }
            return unit.flatMap { Span(Int(ticks(of: whole) / $0.ticks), $0) }
        }
    }
}

extension Reminder: LosslessStringConvertible {
    /// Reads what `Span` reads, and shares that are less than the whole.
    package init?(_ text: String) {
        if let span = Span(text) {
            self = .after(span)
            return
        }
        var scanner = TimeScanner(text)
        guard let digits = scanner.digits(1...2), let share = Int(digits), !digits.hasPrefix("0"),
            scanner.oneOf("/") != nil,
            let digits = scanner.digits(1...3), let parts = Int(digits), !digits.hasPrefix("0"), scanner.isAtEnd,
            Self.parts.contains(parts), share < parts
        else { return nil }
        self = .share(share, of: parts)
    }

    package var description: String {
        switch self {
        case .after(let span): span.description
        case .share(let share, let parts): "\(share)/\(parts)"
        }
    }
}
