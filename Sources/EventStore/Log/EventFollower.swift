/// Follows the log from a position: first what is there, then what gets committed, page by page and in order.
///
/// It waits without polling, keeps no transaction open between pages, and ends when its task is cancelled.
package struct EventFollower: AsyncSequence, Sendable {
    package typealias Element = [RecordedEvent]

    let database: any Database
    let position: Int
    let pageSize: Int

    /// - Parameter position: the last global position that the caller has already seen; 0 for all.
    package init(_ database: any Database, after position: Int, pageSize: Int = 256) {
        self.database = database
        self.position = position
        self.pageSize = pageSize
    }

    package func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(database: database, position: position, pageSize: pageSize)
    }

    package struct AsyncIterator: AsyncIteratorProtocol {
        let database: any Database
        var position: Int
        let pageSize: Int

        /// The next events, at least one and at most a page; nil once the task is cancelled.
        package mutating func next() async throws -> [RecordedEvent]? {
            while !Task.isCancelled {
                // Counted before the read: a commit between the read and the wait must end the wait.
                let seen = database.commits.count
                let page = try await database.read { [position, pageSize] connection in
                    try EventLog(connection).events(after: position, limit: pageSize)
                }
                if let last = page.last {
                    position = last.globalPosition
                    return page
                }
                await database.commits.wait(after: seen)
            }
            return nil
        }
    }
}
