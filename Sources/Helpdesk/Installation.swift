package import EventStore
package import Workflow

/// One running Tangga: its parts, put together over one data folder. What channels (REST, pages, mail) are given.
package struct Installation: Sendable {
    package let database: any Database
    package let library: Library
    package let catalogue: Catalogue
    package let regions: Regions
    package let accounts: Accounts
    package let signIns: SignIns
    package let guests: Guests
    package let reception: Reception
    package let tickets: Tickets
    package let desk: Desk
    package let timekeeper: Timekeeper
    package let vault: Vault
    package let attachments: Attachments
    package let queues: Queues
    package let mailroom: Mailroom
    package let letters: Letters
    package let codes: Codes
    package let comments: Comments
    package let crier: Crier
    package let savedViews: SavedViews
    /// Files that administrators have sent and not confirmed yet.
    let imports: Drafts<ImportDraft>
    let calendars: Drafts<CalendarDraft>
    /// Ticket time.
    package let time: any Timepiece
    /// Nil outside practice mode.
    package let practice: PracticeTime?

    package init(
        database: any Database, library: Library, texts catalogue: Catalogue, regions: Regions, accounts: Accounts,
        signIns: SignIns, guests: Guests, reception: Reception, tickets: Tickets, desk: Desk, timekeeper: Timekeeper,
        vault: Vault, attachments: Attachments, queues: Queues, mailroom: Mailroom, letters: Letters,
        codes: Codes, comments: Comments, crier: Crier,
        time: any Timepiece, practice: PracticeTime?
    ) {
        self.database = database
        self.library = library
        self.catalogue = catalogue
        self.regions = regions
        self.accounts = accounts
        self.signIns = signIns
        self.guests = guests
        self.reception = reception
        self.tickets = tickets
        self.desk = desk
        self.timekeeper = timekeeper
        self.vault = vault
        self.attachments = attachments
        self.queues = queues
        self.mailroom = mailroom
        self.letters = letters
        self.codes = codes
        self.comments = comments
        self.crier = crier
        savedViews = SavedViews(database)
        imports = Drafts()
        calendars = Drafts()
        self.time = time
        self.practice = practice
    }

    /// As they count now.
    package var texts: Texts { catalogue.texts }
}
