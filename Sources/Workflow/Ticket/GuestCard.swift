/// What is known of a guest, who has no account that could say it: taken from the form when they asked, and sealed under
/// their key.
package struct GuestCard: Equatable, Sendable {
    /// How they call themselves; nil where they were not asked, or did not say.
    package var name: SealedText?
    /// The e-mail address that answers go to; nil likewise.
    package var contact: SealedText?

    package init(name: SealedText? = nil, contact: SealedText? = nil) {
        self.name = name
        self.contact = contact
    }
}
