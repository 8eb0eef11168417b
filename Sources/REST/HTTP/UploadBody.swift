import Gateway
import Hummingbird
import NIOCore

/// A body as plain bytes, while it comes.
struct UploadBody: AsyncSequence {
    let body: RequestBody

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(base: body.makeAsyncIterator()) }

    struct AsyncIterator: AsyncIteratorProtocol {
        var base: RequestBody.AsyncIterator

        /// - Throws: `BadRequest.bodyCutShort` for all that can go wrong while one waits for bytes.
        mutating func next() async throws -> [UInt8]? {
            do {
                return try await base.next().map { Array(buffer: $0) }
            } catch {
                throw BadRequest.bodyCutShort
            }
        }
    }
}
