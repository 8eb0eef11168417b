import Foundation
import Testing

@Suite struct `Stopping` {
    @Test func `does not wait for the rest of a request whose sender never ends it`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let port = try #require(server.url.port)
        // The sender holds the connection open for as long as the server lives, and for a minute at most.
        let outcome = try await Tangga.shell(
            #"""
            exec 3<>/dev/tcp/127.0.0.1/\#(port)
            printf 'POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n' >&3
            printf 'Content-Length: 100\r\n\r\n{' >&3
            curl -s -o /dev/null http://127.0.0.1:\#(port)/healthz
            kill \#(server.processIdentifier)
            timeout 60 tail --pid=\#(server.processIdentifier) -f /dev/null
            """#)
        #expect(outcome.status == 0, "it was still there a minute later")
        #expect(await server.stop() == 0)
    }
}
