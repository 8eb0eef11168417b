/// What a file says of public comments.
extension WorkflowReading {
    mutating func comments(_ part: FileReading.Part?) -> CommentPolicy? {
        guard let part else { return nil }
        let fields = file.fields(of: part, as: .comments)
        let canned = fields["canned"].map { file.named($0, atMost: Most.canned) } ?? []
        return CommentPolicy(
            by: file.listOrOne(fields["by"]).compactMap { file.name($0) }, desk: file.name(fields["desk"]) ?? "",
            form: file.name(fields["form"]) ?? "",
            canned: canned.compactMap { name, part in
                cannedText(part).map { CannedReply(name: Name(name), text: $0) }
            })
    }

    private mutating func cannedText(_ part: FileReading.Part) -> Wording? {
        guard let text = file.wording(part, atMost: Most.explanation) else { return nil }
        let known = CannedReply.Hole.allCases.map(\.rawValue)
        let isFilled = Language.allCases.allSatisfy { language in
            Template(text.text(in: language)).map { $0.placeholders.isSubset(of: known) } ?? false
        }
        if isFilled { return text }
        file.report(.malformedCanned, at: part.path, ["known": known.map { "{\($0)}" }.joined(separator: ", ")])
        return nil
    }
}
