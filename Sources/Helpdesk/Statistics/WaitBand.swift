import Workflow

/// How long a first answer took, roughly: up to so many hours of plain time; nil beyond the longest.
package struct WaitBand: Hashable, Sendable {
    package let hours: Int?

    /// From the shortest; the last one has no end.
    package static let all = ([1, 2, 4, 8, 24, 48, 72, 120, 168, 336] + [nil]).map(WaitBand.init)

    private init(hours: Int?) { self.hours = hours }

    init(milliseconds: Int64) {
        hours = Self.all.compactMap(\.hours).first { milliseconds <= Int64($0) * Milliseconds.perHour }
    }

    /// Nil for what is none of them.
    package init?(item: String) {
        guard let band = Self.all.first(where: { $0.item == item }) else { return nil }
        self = band
    }

    package var item: String { hours.map(String.init) ?? "" }
}

extension [WaitBand: Int] {
    /// The band of which half of them are no longer; of an even number the lower of the two in the middle counts.
    package var median: WaitBand? {
        let middle = (values.reduce(0, +) + 1) / 2
        guard middle > 0 else { return nil }
        var passed = 0
        return WaitBand.all.first { band in
            passed += self[band] ?? 0
            return passed >= middle
        }
    }
}
