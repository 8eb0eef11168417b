package import Workflow

/// What happens next in a practice ticket.
package enum PracticeStep: Equatable, Sendable {
    /// Time passes; never working time.
    case wait(Span)
    /// By whom, a username.
    case open(by: String, Question)
    case act(by: String, ActionName, message: String?, Input)

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
