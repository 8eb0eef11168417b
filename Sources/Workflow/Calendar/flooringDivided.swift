extension BinaryInteger {
    /// Quotient rounded down and remainder in `0..<divisor`, so that days before 1970 count like those after it.
    /// - Parameter divisor: greater than zero.
    func flooringDivided(by divisor: Self) -> (quotient: Self, remainder: Self) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
