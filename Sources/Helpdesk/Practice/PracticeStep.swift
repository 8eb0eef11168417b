package import Workflow

/// What happens next in a play.
package enum PracticeStep: Equatable, Sendable {
    /// Time passes; never working time.
    case wait(Span)
    /// By whom, a username.
    case open(by: String, Question)
    case act(by: String, ActionName, message: String?, Input)
    case comment(by: String, Comment)
    case code(by: String, Code)

    /// What is done about a public comment.
    package enum Comment: Equatable, Sendable {
        case post(String, below: String, of: WorkflowName)
        case reply(String)
        case hide(because: String)
        case convert(CategoryPath, canned: Name<CannedReply>)
        case delete
    }

    /// What is done about an office's code.
    package enum Code: Equatable, Sendable {
        case issue(CodeName, of: WorkflowName, for: String)
        case revoke(CodeName, of: WorkflowName)
    }

    /// What goes with an action besides words.
    package struct Input: Equatable, Sendable {
        /// A username.
        package var assignee: String?
        package var category: CategoryPath?
        package var rating: Int?
        /// What another ticket of the script is called there.
        package var duplicateOf: String?

        package init(
            assignee: String? = nil, category: CategoryPath? = nil, rating: Int? = nil, duplicateOf: String? = nil
        ) {
            self.assignee = assignee
            self.category = category
            self.rating = rating
            self.duplicateOf = duplicateOf
        }
    }
}
