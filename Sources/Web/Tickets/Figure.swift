import Gateway
import Helpdesk
import Workflow

/// A dashboard's figure, as addresses say it: what it counts, where, and of which week or waiting time.
struct Figure: Equatable {
    var measure: Statistic.Measure
    /// The place's code.
    var place: String
    /// Its Monday; nil for all weeks of a dashboard.
    var week: CivilDay?
    var band: WaitBand?
}

extension Figure {
    /// What a band without an end is called.
    private static let longest = "lama"

    /// Nil where none is asked for, or none that there are lists of.
    init?(_ query: Query) {
        guard let measure = query["angka"].flatMap({ Statistic.Measure(rawValue: $0) }), measure != .open else {
            return nil
        }
        self.measure = measure
        place = query["tempat"] ?? Place.national.code
        week = query["minggu"].flatMap { CivilDay($0) }?.monday
        guard measure == .wait else { return }
        guard let wait = query["tunggu"] else {
            band = WaitBand.all.first
            return
        }
        guard let band = WaitBand(item: wait == Self.longest ? "" : wait) else { return nil }
        self.band = band
    }

    var parameters: [(String, String?)] {
        let wait = band.map { $0.hours == nil ? Self.longest : $0.item }
        // A page full of figures need not say a hundred times that it is the nation's.
        let code = place == Place.national.code ? nil : place
        return [
            ("angka", measure.rawValue), ("tempat", code), ("minggu", week.map { "\($0)" }), ("tunggu", wait),
        ]
    }
}

extension PageWords {
    /// What is counted, where, and when.
    func narrowing(_ figure: Figure, _ name: (String) -> String) -> [String] {
        let weeks =
            figure.week.map { "\(self("dashboard.week")) \(shortDay($0)) \($0.year)" } ?? self("dashboard.weeks.all")
        let measure =
            figure.band.map { "\(self("dashboard.waits.title")) \(upTo($0))" }
            ?? self("dashboard.\(figure.measure.rawValue)")
        return [measure, name(figure.place), weeks]
    }
}
