import Crypto
import EventStore
package import Workflow

/// A file on its way in: shown first, then stored.
package enum ImportDraft: Sendable {
    case waiting(ImportOrder)
    /// The file itself, which may hold passwords, is forgotten.
    case stored(ImportOrder.Kind, ImportReport)
}

/// What an import would do, or did.
package struct ImportView: Equatable, Sendable {
    package var kind: ImportOrder.Kind
    package var report: ImportReport
    package var isStored: Bool
    /// Of accounts that have been stored: what active accounts stand somewhere for in vain, and how many do.
    package var misplacements: [Misplaced]

    package struct Misplaced: Equatable, Sendable {
        package var misplacement: Misplacement
        package var count: Int

        package init(misplacement: Misplacement, count: Int) {
            self.misplacement = misplacement
            self.count = count
        }
    }

    package init(kind: ImportOrder.Kind, report: ImportReport, isStored: Bool, misplacements: [Misplaced] = []) {
        self.kind = kind
        self.report = report
        self.isStored = isStored
        self.misplacements = misplacements
    }
}

/// The second file of an import, the table of Dapodik's codes, can't be used.
package enum DapodikTableFault: Error, Equatable {
    case table(CSVFault)
    case line(Rejection)
}

extension Administration {
    /// Takes a file in, to be shown and confirmed.
    /// - Returns: under which name it is kept: a digest of all that was sent.
    /// - Throws: `CSVFault`, `DapodikTableFault`.
    package func keep(
        _ kind: ImportOrder.Kind, _ file: [UInt8], deactivatesMissing: Bool = false, dapodikCodes: [UInt8]? = nil,
        at now: Instant
    ) throws -> String {
        let order = ImportOrder(
            kind, file, deactivatesMissing: deactivatesMissing, dapodik: try dapodikCodes.map(dapodikTable))
        try order.check(with: installation.accounts, at: now)
        var hash = SHA256()
        hash.update(data: Array("\(kind.rawValue) \(deactivatesMissing) \(dapodikCodes?.count ?? -1)\n".utf8))
        hash.update(data: dapodikCodes ?? [])
        hash.update(data: file)
        let key = Array(hash.finalize()).hexadecimal
        installation.imports.keep(.waiting(order), size: order.size, as: key, for: account.id, at: now)
        return key
    }

    private func dapodikTable(_ file: [UInt8]) throws -> DapodikTable {
        do {
            return try DapodikTable(file)
        } catch let fault as CSVFault {
            throw DapodikTableFault.table(fault)
        } catch let rejection as Rejection {
            throw DapodikTableFault.line(rejection)
        }
    }

    /// What the kept file would do now; once it is stored, what it did.
    /// - Throws: `DraftGone`.
    package func importView(_ key: String, at now: Instant) async throws -> ImportView {
        switch try installation.imports.draft(key, for: account.id, at: now) {
        case .waiting(let order):
            let report = try await order.preview(with: installation.accounts, keeping: account.id, at: now)
            return ImportView(kind: order.kind, report: report, isStored: false)
        case .stored(let kind, let report):
            let misplacements = kind == .accounts ? try await misplacements() : []
            return ImportView(kind: kind, report: report, isStored: true, misplacements: misplacements)
        }
    }

    /// Stores exactly the kept file, as the command does: all of it, or nothing. A second time nothing happens.
    /// - Parameter skippingRejected: whether its good lines are to be stored where it has bad ones.
    /// - Returns: what was done; nil where it had been stored before.
    /// - Throws: `DraftGone`; `ImportRefused`.
    package func store(
        _ key: String, skippingRejected: Bool, at now: Instant
    ) async throws -> ImportReport? {
        guard case .waiting(let order) = try installation.imports.draft(key, for: account.id, at: now) else {
            return nil
        }
        let report = try await order.apply(
            with: installation.accounts, keeping: account.id, skippingRejected: skippingRejected, at: now)
        if order.kind == .regions { try await installation.regions.reload(from: installation.database) }
        installation.imports.change(key, for: account.id, size: 0) { draft in
            // Of two that stored it at once the first one's report says what was done.
            if case .stored = draft { draft } else { .stored(order.kind, report) }
        }
        return report
    }

    private func misplacements() async throws -> [ImportView.Misplaced] {
        let definitions = workflows.map(\.definition)
        return try await installation.accounts.roles().compactMap { role, level, count in
            definitions.misplacement(of: role, at: level).map { .init(misplacement: $0, count: count) }
        }
    }
}
