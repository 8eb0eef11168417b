import ArgumentParser
import EventStore
import Foundation
import Helpdesk
import SQLiteDriver
import Workflow

struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "Add, list and disable accounts.",
        subcommands: [Add.self, List.self, Disable.self, Enable.self, Password.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add an account. Its password is read from standard input, so that it stands in no history.")

        @OptionGroup var data: DataOption
        @Argument(help: "What they sign in as.") var username: String
        @Option(help: "What people call them.") var name: String
        @Option(parsing: .upToNextOption, help: "What they are there for, such as operator-dinas.") var role: [String]
        @Option(help: "ID, a region's code such as 32.01, or an NPSN.") var place = "ID"
        @Option(help: "Where their letters go.") var email: String?
        @Option(help: "In which their letters are written: id or en.") var language: Language?
        @Flag(help: "Without a password: they can't sign in until they get one.") var withoutPassword = false

        func run() async throws {
            try await DataFolder.with(data.folder, creates: true) { folder in
                try await Assembly.prepareRegions(folder, Resources.standard)
                let found = try await folder.database.read { [place] in try Places($0).place(forCode: place) }
                guard let found else { throw AccountProblem.noSuchPlace(code: place) }
                let new = NewAccount(
                    username: try parsed(username), name: name, roles: Set(role.map { RoleName($0) }), place: found,
                    email: email, language: language)
                let account = try await folder.accounts()
                    .add(new, password: withoutPassword ? nil : try readPassword(), at: SystemTime().now())
                print(Failure.text("account.added", ["username": account.username.text]))
                let workflows = try Resources.standard.workflows()
                for role in account.roles.sorted() {
                    workflows.misplacement(of: role, at: account.place.level).map { writeError($0.warning) }
                }
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List accounts.")

        @OptionGroup var data: DataOption
        @Option(help: "Only those with this role.") var role: String?
        @Option(help: "Part of the username or the name.") var text: String?

        func run() async throws {
            try await DataFolder.with(data.folder, mode: .readOnly) { folder in
                let accounts = try folder.accounts()
                var last: Username?
                repeat {
                    let filter = AccountFilter(role: role.map { RoleName($0) }, text: text)
                    let page = try await accounts.list(filter, after: last, limit: 200)
                    for account in page.accounts { print(account.line) }
                    last = page.next
                } while last != nil
            }
        }
    }

    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Disable an account and end its sessions.")

        @OptionGroup var data: DataOption
        @Argument var username: String

        func run() async throws {
            try await change(username, in: data.folder) { accounts, id in
                try await accounts.disable(id, at: SystemTime().now())
            }
            print(Failure.text("account.disabled", ["username": username]))
        }
    }

    struct Enable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Enable an account again.")

        @OptionGroup var data: DataOption
        @Argument var username: String

        func run() async throws {
            try await change(username, in: data.folder) { accounts, id in
                try await accounts.enable(id, at: SystemTime().now())
            }
            print(Failure.text("account.enabled", ["username": username]))
        }
    }

    struct Password: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set an account's password, read from standard input, and end its sessions.")

        @OptionGroup var data: DataOption
        @Argument var username: String

        func run() async throws {
            let password = try readPassword()
            try await change(username, in: data.folder) { accounts, id in
                try await accounts.setPassword(password, of: id, at: SystemTime().now())
            }
            print(Failure.text("account.password-set", ["username": username]))
        }
    }
}

private func change(
    _ username: String, in folder: String, _ body: (Accounts, AccountID) async throws -> Void
) async throws {
    let name = try parsed(username)
    try await DataFolder.with(folder) { folder in
        let accounts = try folder.accounts()
        guard let account = try await accounts.account(named: name) else {
            throw Failure(line: Failure.text("account.unknown-username", ["username": username]))
        }
        try await body(accounts, account.id)
    }
}

private func parsed(_ username: String) throws -> Username {
    guard let name = Username(username) else { throw AccountProblem.usernameMalformed(username) }
    return name
}

/// One line of standard input; on a terminal it is asked for and not shown.
private func readPassword() throws -> String {
    let password: String?
    if isatty(STDIN_FILENO) == 1 {
        password = getpass(Failure.text("account.ask-password")).map { String(cString: $0) }
    } else {
        password = readLine(strippingNewline: true)
    }
    guard let password, !password.isEmpty else { throw Failure(line: Failure.text("account.no-password")) }
    return password
}

extension Account {
    fileprivate var line: String {
        let roles = roles.map(\.rawValue).sorted().joined(separator: " ")
        return "\(username.text)\t\(isActive ? "+" : "-")\t\(roles)\t\(place.code)\t\(name)\t\(email ?? "-")"
    }
}
