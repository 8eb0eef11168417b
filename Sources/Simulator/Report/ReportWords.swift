import Foundation
package import Workflow

/// A report's words and numbers, in one language.
package struct ReportWords: Sendable {
    let texts: Texts
    let language: Language

    package init(_ texts: Texts, _ language: Language) {
        self.texts = texts
        self.language = language
    }

    func callAsFunction(_ key: String, _ arguments: [String: String] = [:]) -> String {
        texts.text("simulate.\(key)", arguments, in: language)
    }

    func measure(_ measure: Measure) -> String { self("measure.\(measure.rawValue)") }

    func title(of place: Report.PlaceReport) -> String { place.name == nil ? self("whole") : wording(place.title) }

    func wording(_ wording: Wording) -> String { wording.text(in: language) }

    func ending(_ ending: Ending) -> String {
        if ending == .usual { return measure(.closedByRequester) }
        let by =
            switch ending.by {
            case .requester: self("by.requester")
            case .staff: self("by.staff")
            case .clock(let name): self("by.clock", ["clock": name.rawValue])
            }
        let key = "close.\(ending.reason.rawValue)"
        let reason = texts.contains(key) ? texts.text(key, in: language) : ending.reason.rawValue
        let words = ["by": by, "reason": reason]
        return self(ending.unanswered ? "ending.unanswered" : "ending", words)
    }

    // MARK: Numbers

    func figure(_ figure: Figure?, signed: Bool = false) -> String {
        guard let figure else { return "–" }
        return switch figure {
        case .count(let count): number(Double(count), digits: 0, signed: signed)
        // A difference of shares is in points of them.
        case .share(let share) where signed:
            self("points", ["count": number(share * 100, digits: 1, signed: true)])
        case .share(let share): number(share * 100, digits: 1) + " %"
        case .seconds(let seconds): time(seconds, signed: signed)
        case .average(let average): number(average, digits: 1, signed: signed)
        }
    }

    /// In days from two days on, else in hours.
    private func time(_ seconds: Int, signed: Bool) -> String {
        let isLong = abs(seconds) >= 48 * 3_600
        let amount = Double(seconds) / (isLong ? 86_400 : 3_600)
        return self(isLong ? "days" : "hours", ["count": number(amount, digits: 1, signed: signed)])
    }

    /// `1.234,5` in Indonesian, `1,234.5` in English; a true minus, and a plus where signs are wanted.
    func number(_ value: Double, digits: Int, signed: Bool = false) -> String {
        let text = String(format: "%.\(digits)f", abs(value))
        let parts = text.split(separator: ".")
        let isZero = text.allSatisfy { $0 == "0" || $0 == "." }
        let sign = isZero ? "" : value < 0 ? "−" : signed ? "+" : ""
        let (group, point) = language == .english ? (",", ".") : (".", ",")
        let whole = grouped(String(parts[0]), by: group)
        return sign + whole + (parts.count > 1 ? point + parts[1] : "")
    }

    private func grouped(_ digits: String, by separator: String) -> String {
        let reversed = Array(digits.reversed())
        let groups = stride(from: 0, to: reversed.count, by: 3).map { reversed[$0..<min($0 + 3, reversed.count)] }
        return groups.map { String($0) }.joined(separator: separator).reversed().map(String.init).joined()
    }

    /// `17 Agu`
    func day(_ day: CivilDay) -> String { "\(day.day) \(month(day))" }
    func month(_ day: CivilDay) -> String { self("month.\(day.month)") }
}

extension Ending {
    /// The only one of which nothing more is to be said.
    fileprivate static let usual = Ending(reason: .requester, by: .requester, unanswered: false)
}
