import Foundation
import TestSupport

/// A data folder for one test.
final class DataCopy: Sendable {
    let folder: URL
    private let parent: TemporaryFolder

    private init(parent: TemporaryFolder) {
        self.parent = parent
        folder = parent.url.appending(path: "data")
    }

    /// A folder that is not there yet.
    static func empty() throws -> DataCopy { DataCopy(parent: try TemporaryFolder()) }

    /// The practice accounts and tickets, seeded once for all tests and copied for each.
    static func practice() async throws -> DataCopy {
        let copy = try empty()
        try FileManager.default.copyItem(at: try await seeded.value.folder, to: copy.folder)
        return copy
    }

    private static let seeded = Task {
        let data = try empty()
        let server = try await Server.start(data)
        await server.stop()
        return data
    }
}
