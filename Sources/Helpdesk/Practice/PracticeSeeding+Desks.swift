import Workflow

/// Comments and codes, which are no tickets.
extension PracticeSeeding {
    /// - Parameter number: of the comment that it is about; any where it is posted.
    /// - Returns: the comment's number.
    func perform(
        _ deed: PracticeStep.Comment, by person: Person, on number: CommentNumber
    ) async throws -> CommentNumber {
        let comments = installation.comments
        switch deed {
        case .post(let text, let article, let workflow):
            return try await comments.post(text, below: article, of: workflow, by: person).number
        case .reply(let text): _ = try await comments.reply(.own(text), to: number, by: person)
        case .hide(let reason): _ = try await comments.hide(number, because: reason, by: person)
        case .convert(let category, let canned):
            _ = try await comments.convert(
                number, into: .init(category: category), replying: canned, by: person)
        case .delete: try await comments.delete(number, by: person)
        }
        return number
    }

    /// - Parameter id: of the code that it is about; any where it is issued.
    /// - Returns: nil where none was issued.
    func perform(_ deed: PracticeStep.Code, by person: Person, on id: CodeEntry.ID) async throws -> Codes.Issued? {
        switch deed {
        case .issue(let name, let workflow, let place):
            return try await installation.codes.issue(name, of: workflow, for: place, by: person)
        case .revoke(let name, let workflow):
            try await installation.codes.revoke(id, name, of: workflow, by: person)
            return nil
        }
    }
}
