extension BinaryInteger {
    /// Decimal digits, filled up with zeros from the left; longer numbers stay whole.
    func zeroPadded(to width: Int) -> String {
        let digits = String(self)
        let missing = width - digits.utf8.count
        return missing > 0 ? String(repeating: "0", count: missing) + digits : digits
    }
}
