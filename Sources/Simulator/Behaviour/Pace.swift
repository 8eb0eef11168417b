import Foundation
package import Workflow

/// How long people take: half of them `median` or less, nine in ten `p90` or less; log-normal between and beyond.
package struct Pace: Equatable, Sendable {
    package var median: Span
    /// Counted like `median`, and not shorter.
    package var p90: Span

    package init(median: Span, p90: Span) {
        self.median = median
        self.p90 = p90
    }

    /// Can one be counted against the other?
    package static func areAlike(_ one: Span, _ other: Span) -> Bool {
        one.unit == other.unit || !(one.isWorking || other.isWorking)
    }

    /// What the person takes who comes after `share` of the others, in ticks of `median`'s unit.
    func ticks(at share: Double) -> Int64 {
        let spread = log(Double(p90.ticks) / Double(median.ticks)) / normalQuantile(0.9)
        let ticks = Double(median.ticks) * exp(spread * normalQuantile(share))
        return Int64(min(max(ticks, 1), Double(Span.longestTicks)).rounded())
    }
}

/// The number of standard deviations below which `share` of a normal distribution lies.
///
/// Peter Acklam's rational approximation (2003), good to 1.15e-9; `share` is kept within a billionth of 0 and 1.
func normalQuantile(_ share: Double) -> Double {
    let share = min(max(share, 1e-9), 1 - 1e-9)
    let edge = 0.02425
    if share < edge { return tailQuantile((-2 * log(share)).squareRoot()) }
    if share > 1 - edge { return -tailQuantile((-2 * log(1 - share)).squareRoot()) }
    let q = share - 0.5
    let r = q * q
    let above = polynomial(
        [
            -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.3577518672690, -30.66479806614716,
            2.506628277459239,
        ], r)
    let below = polynomial(
        [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1], r)
    return above * q / below
}

private func tailQuantile(_ q: Double) -> Double {
    let above = polynomial(
        [
            -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
            2.938163982698783,
        ], q)
    let below = polynomial([0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1], q)
    return above / below
}

/// Coefficients of the highest power first.
private func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
    coefficients.reduce(0) { $0 * x + $1 }
}
