import Foundation

/// Round numbers along a line, from 0 up to a round number that nothing exceeds.
struct Axis: Equatable {
    let step: Double
    let top: Double

    /// - Parameter about: how many steps are wished for.
    init(upTo most: Double, about: Int) {
        guard most > 0 else {
            self.init(step: 1, top: 1)
            return
        }
        let rough = most / Double(about)
        let power = pow(10, floor(log10(rough)))
        let factor = [1, 2, 5, 10].first { $0 * power >= rough * 0.999 } ?? 10
        let step = factor * power
        self.init(step: step, top: (most / step - 1e-9).rounded(.up) * step)
    }

    /// Of things that are counted: no halves.
    init(upToCount most: Int, about: Int) {
        let axis = Axis(upTo: Double(most), about: about)
        self = axis.step >= 1 ? axis : Axis(step: 1, top: max(1, Double(most)))
    }

    private init(step: Double, top: Double) {
        self.step = step
        self.top = top
    }

    var ticks: [Double] { (0...Int((top / step).rounded())).map { Double($0) * step } }
}
