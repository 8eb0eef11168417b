package import EventStore

extension Schema {
    /// The tables beside the log. Times are milliseconds since 1970 UTC.
    package static let helpdesk = Schema(
        component: "helpdesk",
        migrations: [
            Migration(
                number: 1, name: "tickets, people and places",
                statements: [
                    // Kept for good: a ticket stays on the text that it was opened under.
                    """
                    CREATE TABLE workflow (
                        name TEXT NOT NULL, version INTEGER NOT NULL, hash TEXT NOT NULL, source TEXT NOT NULL,
                        calendar TEXT NOT NULL, holidays TEXT NOT NULL, published_at INTEGER NOT NULL,
                        PRIMARY KEY (name, version)
                    ) STRICT
                    """,
                    // Read models: functions of the tickets, dropped and rebuilt at will.
                    """
                    CREATE TABLE ticket (
                        number INTEGER PRIMARY KEY, version INTEGER NOT NULL, workflow TEXT NOT NULL,
                        workflow_version INTEGER NOT NULL, subject TEXT, is_open INTEGER NOT NULL,
                        tier TEXT NOT NULL, members TEXT NOT NULL, place TEXT NOT NULL, awaiting TEXT NOT NULL,
                        requester TEXT NOT NULL, channel TEXT NOT NULL, flags TEXT NOT NULL, opened_at INTEGER NOT NULL,
                        updated_at INTEGER NOT NULL, closed_at INTEGER, close_reason TEXT, unanswered INTEGER,
                        urgent_at INTEGER NOT NULL
                    ) STRICT
                    """,
                    """
                    CREATE INDEX ticket_in_inbox ON ticket (workflow, tier, members, place, urgent_at, number)
                    WHERE is_open = 1
                    """,
                    // Whose lists a ticket is in: people's and inboxes'. Closed ones apart, so that open ones are near.
                    """
                    CREATE TABLE ticket_viewer (
                        viewer TEXT NOT NULL, is_open INTEGER NOT NULL, number INTEGER NOT NULL,
                        PRIMARY KEY (viewer, is_open, number)
                    ) STRICT, WITHOUT ROWID
                    """,
                    """
                    CREATE TABLE clock (
                        number INTEGER NOT NULL, name TEXT NOT NULL, wakes_at INTEGER NOT NULL, arming INTEGER NOT NULL,
                        PRIMARY KEY (number, name)
                    ) STRICT, WITHOUT ROWID
                    """,
                    "CREATE INDEX clock_by_wake ON clock (wakes_at, number, name, arming)",
                    """
                    CREATE TABLE inbox_count (
                        workflow TEXT NOT NULL, tier TEXT NOT NULL, members TEXT NOT NULL, place TEXT NOT NULL,
                        awaiting TEXT NOT NULL, open INTEGER NOT NULL,
                        PRIMARY KEY (workflow, tier, members, place, awaiting)
                    ) STRICT, WITHOUT ROWID
                    """,
                    ReadModels.searchTable,
                    // Notices to send; never rebuilt, since replaying history must not write to anybody.
                    """
                    CREATE TABLE outbox (
                        id INTEGER PRIMARY KEY, number INTEGER NOT NULL, version INTEGER NOT NULL, notice TEXT NOT NULL,
                        recipient TEXT NOT NULL, created_at INTEGER NOT NULL, UNIQUE (number, version, notice, recipient)
                    ) STRICT
                    """,
                    """
                    CREATE TABLE idempotency (
                        caller TEXT NOT NULL, key TEXT NOT NULL, fingerprint BLOB NOT NULL, number INTEGER NOT NULL,
                        version INTEGER NOT NULL, stored_at INTEGER NOT NULL, PRIMARY KEY (caller, key)
                    ) STRICT, WITHOUT ROWID
                    """,
                    "CREATE INDEX idempotency_by_age ON idempotency (stored_at)",
                    // Time in which nobody could act because we were down.
                    """
                    CREATE TABLE outage (
                        from_at INTEGER PRIMARY KEY, through_at INTEGER NOT NULL, is_excused INTEGER NOT NULL
                    ) STRICT
                    """,
                    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
                    // People and places.
                    """
                    CREATE TABLE region (
                        code TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, province TEXT NOT NULL,
                        zone TEXT NOT NULL
                    ) STRICT, WITHOUT ROWID
                    """,
                    """
                    CREATE TABLE unit (
                        npsn TEXT PRIMARY KEY, name TEXT NOT NULL, kabkota TEXT NOT NULL REFERENCES region (code),
                        is_active INTEGER NOT NULL
                    ) STRICT, WITHOUT ROWID
                    """,
                    """
                    CREATE TABLE account (
                        id TEXT PRIMARY KEY, username TEXT NOT NULL UNIQUE, name TEXT NOT NULL, password TEXT,
                        place TEXT NOT NULL, is_active INTEGER NOT NULL, created_at INTEGER NOT NULL,
                        updated_at INTEGER NOT NULL
                    ) STRICT, WITHOUT ROWID
                    """,
                    // Only of active accounts: "does anybody stand there?" is one look into the index.
                    """
                    CREATE TABLE account_role (
                        account TEXT NOT NULL REFERENCES account (id), role TEXT NOT NULL, place TEXT NOT NULL,
                        is_active INTEGER NOT NULL, PRIMARY KEY (account, role)
                    ) STRICT, WITHOUT ROWID
                    """,
                    "CREATE INDEX account_role_at_place ON account_role (role, place) WHERE is_active = 1",
                    """
                    CREATE TABLE session (
                        token BLOB PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id),
                        created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL
                    ) STRICT, WITHOUT ROWID
                    """,
                    "CREATE INDEX session_by_account ON session (account)",
                    "CREATE INDEX session_by_expiry ON session (expires_at)",
                ]),
            Migration(
                number: 2, name: "attachments",
                statements: [
                    // Files that wait for their message; sealed under their owner's key. Not rebuilt: no event names them.
                    """
                    CREATE TABLE upload (
                        id TEXT PRIMARY KEY, owner TEXT NOT NULL, hash TEXT NOT NULL, key TEXT NOT NULL,
                        kind TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL, uploaded_at INTEGER NOT NULL
                    ) STRICT, WITHOUT ROWID
                    """,
                    "CREATE INDEX upload_by_owner ON upload (owner)",
                    "CREATE INDEX upload_by_age ON upload (uploaded_at)",
                    "CREATE INDEX upload_by_hash ON upload (hash)",
                    // A read model: which ticket has which file.
                    """
                    CREATE TABLE attachment (id TEXT PRIMARY KEY, number INTEGER NOT NULL, hash TEXT NOT NULL)
                    STRICT, WITHOUT ROWID
                    """,
                    "CREATE INDEX attachment_by_ticket ON attachment (number)",
                    "CREATE INDEX attachment_by_hash ON attachment (hash)",
                ]),
            Migration(
                number: 3, name: "categories", statements: ["ALTER TABLE ticket ADD COLUMN category TEXT"]),
            Migration(number: 4, name: "lines at desks", statements: deskTables),
            Migration(
                number: 5, name: "guests",
                statements: [
                    "ALTER TABLE ticket ADD COLUMN guest_place TEXT", "ALTER TABLE ticket ADD COLUMN guest_name TEXT",
                ]),
            Migration(
                number: 6, name: "open tickets by version",
                statements: [
                    """
                    CREATE INDEX ticket_by_version ON ticket (workflow, workflow_version, number) WHERE is_open = 1
                    """
                ]),
            Migration(
                number: 7, name: "letters",
                statements: [
                    "ALTER TABLE account ADD COLUMN email TEXT",
                    "ALTER TABLE account ADD COLUMN language TEXT",
                    // One letter per event, notice and person: references and times, no words. Like the outbox it is
                    // never rebuilt.
                    """
                    CREATE TABLE letter (
                        id INTEGER PRIMARY KEY, number INTEGER NOT NULL, version INTEGER NOT NULL, notice TEXT NOT NULL,
                        recipient TEXT NOT NULL, due_at INTEGER NOT NULL, state TEXT NOT NULL, cause TEXT,
                        settled_at INTEGER, UNIQUE (number, version, notice, recipient)
                    ) STRICT
                    """,
                    "CREATE INDEX letter_by_due ON letter (due_at, id) WHERE state = 'waiting'",
                    "CREATE INDEX letter_by_ticket ON letter (number, id)",
                    // What happened before there were letters is nothing to write about now.
                    """
                    INSERT INTO setting (name, value)
                    SELECT 'notices-written', CAST(coalesce(max(id), 0) AS TEXT) FROM outbox
                    """,
                ]),
            Migration(number: 8, name: "codes", statements: codeTables),
            Migration(number: 9, name: "comments", statements: commentTables),
            Migration(number: 10, name: "inboxes of teams", statements: teamTables),
            Migration(
                number: 11, name: "statistics",
                statements: [
                    // A read model that follows the log; never large: weeks times places, whatever number of tickets.
                    """
                    CREATE TABLE statistic (
                        workflow TEXT NOT NULL, place TEXT NOT NULL, measure TEXT NOT NULL, day INTEGER NOT NULL,
                        item TEXT NOT NULL, tickets INTEGER NOT NULL,
                        PRIMARY KEY (workflow, place, measure, day, item)
                    ) STRICT, WITHOUT ROWID
                    """
                ]),
            Migration(
                number: 12, name: "saved views",
                statements: [
                    """
                    CREATE TABLE saved_view (
                        id INTEGER PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id), name TEXT NOT NULL,
                        path TEXT NOT NULL, saved_at INTEGER NOT NULL, UNIQUE (account, name)
                    ) STRICT
                    """
                ]),
            Migration(number: 13, name: "what administrators change", statements: editTables + countedTables),
            Migration(
                number: 14, name: "units abroad",
                statements: [
                    // Those lie in no region; whether one is known is checked where units come in.
                    """
                    CREATE TABLE unit_anywhere (
                        npsn TEXT PRIMARY KEY, name TEXT NOT NULL, kabkota TEXT NOT NULL, is_active INTEGER NOT NULL
                    ) STRICT, WITHOUT ROWID
                    """,
                    "INSERT INTO unit_anywhere SELECT npsn, name, kabkota, is_active FROM unit",
                    "DROP TABLE unit",
                    "ALTER TABLE unit_anywhere RENAME TO unit",
                ]),
        ])
}
