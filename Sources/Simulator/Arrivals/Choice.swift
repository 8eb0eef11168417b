/// Picks one of several by their weights.
struct Choice: Equatable, Sendable {
    /// The sum of the weights up to and with each.
    private let sums: [Double]

    /// Nil where nothing has any weight.
    init?(_ weights: [Double]) {
        var sum = 0.0
        sums = weights.map {
            sum += $0
            return sum
        }
        guard sum > 0 else { return nil }
    }

    /// - Parameter share: 0 up to 1.
    func index(at share: Double) -> Int {
        let wanted = share * (sums.last ?? 0)
        var (low, high) = (0, sums.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] > wanted { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
