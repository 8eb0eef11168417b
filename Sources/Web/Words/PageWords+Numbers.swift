import Workflow

extension PageWords {
    /// `12.345` in Indonesian, `12,345` in English.
    func number(_ number: Int) -> String {
        let separator: Character = language == .indonesian ? "." : ","
        let digits = Array(String(number.magnitude))
        let grouped = digits.enumerated().flatMap { index, digit in
            index > 0 && (digits.count - index).isMultiple(of: 3) ? [separator, digit] : [digit]
        }
        return (number < 0 ? "−" : "") + String(grouped)
    }

    /// A dash where there is nothing to share.
    func percent(_ percent: Int?) -> String { percent.map { "\($0)%" } ?? "–" }

    /// `2 Feb`
    func shortDay(_ day: CivilDay) -> String { "\(day.day) \(self("time.month.\(day.month).short"))" }

    /// `Jumat, 6 Feb`
    func weekdayAndDay(_ day: CivilDay) -> String { "\(weekday(day.weekday)), \(shortDay(day))" }
}
