package import Workflow

extension Receipt {
    /// Printers for receipts have 32 to 48 columns.
    package static let columns = 40

    /// How to hear of the ticket later.
    package func follow(_ texts: Texts, in language: Language) -> String {
        texts.text("receipt.follow", ["number": "\(number)"], in: language)
    }

    /// The slip, as plain text; no line is longer than `columns` characters.
    package func text(_ texts: Texts, in language: Language, columns: Int = Receipt.columns) -> String {
        let paper = ReceiptPaper(columns: columns)
        func words(_ key: String, _ arguments: [String: String] = [:]) -> String {
            texts.text("receipt.\(key)", arguments, in: language)
        }
        let service = self.service.text(in: language)
        let head =
            paper.centred(desk?.title.text(in: language) ?? service)
            + paper.centred(desk == nil ? words("title") : service)
        let line = queue.map { paper.centred(words("queue")) + paper.centred($0.text) + [paper.rule] } ?? []
        let holder = words("holder", ["tier": self.holder.text(in: language), "place": place.name])
        let body = [
            words("number", ["number": "\(number)"]), words("subject", ["subject": subject ?? "-"]),
            words("opened", ["time": time(openedAt, words)]), holder,
            dueAt.map { words("due", ["time": time($0, words)]) },
        ].compactMap(\.self).flatMap(paper.wrapped)
        let tail = [paper.rule] + paper.wrapped(follow(texts, in: language))
        let address = desk.map { [paper.rule] + paper.centred($0.address) } ?? []
        return (head + [paper.rule] + line + body + tail + address).joined(separator: "\n") + "\n"
    }

    private func time(_ instant: Instant, _ words: (String, [String: String]) -> String) -> String {
        let (day, millisecond) = zone.local(instant)
        let minutes = Int(millisecond / Milliseconds.perMinute)
        return words(
            "time",
            [
                "day": day.day.padded, "month": day.month.padded, "year": "\(day.year)", "hour": (minutes / 60).padded,
                "minute": (minutes % 60).padded, "zone": zone.rawValue,
            ])
    }
}

/// Lines of a fixed width.
struct ReceiptPaper {
    let columns: Int

    var rule: String { String(repeating: "-", count: columns) }

    /// Broken between words; a word that is longer than the paper is broken where the paper ends.
    func wrapped(_ text: String) -> [String] {
        var lines: [String] = []
        for word in text.split(whereSeparator: \.isWhitespace).flatMap(pieces) {
            if let last = lines.last, last.count + 1 + word.count <= columns {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(word)
            }
        }
        return lines
    }

    func centred(_ text: String) -> [String] {
        wrapped(text).map { String(repeating: " ", count: (columns - $0.count) / 2) + $0 }
    }

    private func pieces(of word: Substring) -> [String] {
        stride(from: 0, to: word.count, by: columns).map { String(word.dropFirst($0).prefix(columns)) }
    }
}

extension Int {
    /// To two digits.
    fileprivate var padded: String { self < 10 ? "0\(self)" : "\(self)" }
}
