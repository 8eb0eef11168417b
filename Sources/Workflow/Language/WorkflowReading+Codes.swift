/// The kinds of codes that a file declares.
extension WorkflowReading {
    mutating func codes(_ part: FileReading.Part?) -> [CodeKind] {
        file.named(part, atMost: Most.codes).compactMap { name, part in
            let fields = file.fields(of: part, as: .code)
            let levels = file.listOrOne(fields["for"]).compactMap { file.word($0, of: CodeLevel.self)?.level }
            let by: [RoleName] = file.listOrOne(fields["by"]).compactMap { file.name($0) }
            let title = file.wording(fields["title"]) ?? Wording(name)
            let lasts = file.span(fields["lasts"])
            let uses = count(fields["uses"])
            let tries = count(fields["tries"])
            // Kept under its name even so, or the fields that ask for it would be blamed as well.
            guard let span = lasts ?? Span(1, .days) else { return nil }
            return CodeKind(
                name: CodeName(name), title: title, levels: Set(levels), by: by, lasts: span, uses: uses, tries: tries)
        }
    }

    private mutating func count(_ part: FileReading.Part?) -> Int {
        guard let part, let text = file.text(part) else { return 1 }
        if let count = Int(text), CodeKind.counts.contains(count), "\(count)" == text { return count }
        let bounds = CodeKind.counts
        file.report(
            .countOutOfRange, at: part.path,
            ["count": text, "least": "\(bounds.lowerBound)", "most": "\(bounds.upperBound)"])
        return 1
    }
}

enum CodeLevel: String, CaseIterable {
    case kabkota, provinsi

    var level: Place.Level {
        switch self {
        case .kabkota: .kabkota
        case .provinsi: .provinsi
        }
    }
}

extension CodeKind {
    static let counts = 1...10_000
}
