package import Workflow

/// What one person reads of one notice. Never stored: it is written anew whenever somebody reads it, so that erasing a
/// requester erases their words here too.
package struct Letter: Equatable, Sendable {
    /// One line, in which nothing that anybody typed can stand.
    package var subject: String
    /// Plain text.
    package var body: String
}

/// To whom, in which language, and when; everything about a letter's reader.
package struct Addressee: Equatable, Sendable {
    /// Nil where all that we have is what somebody typed into a form.
    package var name: String?
    /// Nil where we know none.
    package var address: String?
    package var language: Language
    /// Quiet hours, times and greetings are meant there.
    package var zone: Zone
    /// Where they read and answer; nil where they sign in and look for it.
    package var link: String?
    /// Where a closed ticket's requester asks on; nil likewise.
    package var followUp: String?
    /// Nobody vouches for the address: a letter there holds nothing that anybody typed.
    package var isStranger: Bool

    package init(
        name: String?, address: String? = nil, language: Language = .indonesian, zone: Zone, link: String? = nil,
        followUp: String? = nil, isStranger: Bool = false
    ) {
        self.name = name
        self.address = address
        self.language = language
        self.zone = zone
        self.link = link
        self.followUp = followUp
        self.isStranger = isStranger
    }
}
