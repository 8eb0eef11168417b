extension BinaryInteger {
    /// Decimal digits, filled up with zeros from the left; longer numbers stay whole.
    func zeroPadded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
