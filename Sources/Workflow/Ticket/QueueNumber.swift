/// A place in the line of a desk that people come to: `A-001`.
///
/// The line of one service and prefix at one place starts over with each local day there.
package struct QueueNumber: Hashable, Sendable {
    package var prefix: QueuePrefix
    /// From 1, without gaps.
    package var number: Int
    /// The day at the desk's place.
    package var day: CivilDay

    package init(prefix: QueuePrefix, number: Int, day: CivilDay) {
        self.prefix = prefix
        self.number = number
        self.day = day
    }

    /// What is called out, and printed on the slip.
    package var text: String { "\(prefix)-\(number.zeroPadded(to: 3))" }

    /// The number in what `text` gives; nil where it is spelled otherwise, or has another prefix.
    package static func number(in text: String, of prefix: QueuePrefix) -> Int? {
        guard text.hasPrefix("\(prefix)-"), let number = Int(text.dropFirst(prefix.rawValue.count + 1)), number > 0,
            QueueNumber(prefix: prefix, number: number, day: .first).text == text
        else { return nil }
        return number
    }
}

package typealias QueuePrefix = Name<QueueNumber>

extension QueuePrefix {
    /// Nil unless it is one to three capital letters: short enough to be called out.
    package init?(typed text: String) {
        guard text.wholeMatch(of: /[A-Z]{1,3}/) != nil else { return nil }
        self.init(text)
    }
}
