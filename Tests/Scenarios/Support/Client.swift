import Foundation
import TestSupport
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Somebody who talks to the server over HTTP, as any program would.
struct Client: Sendable {
    let server: Server
    var token: String?
    var language = "en"

    private static let session: URLSession = {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpMaximumConnectionsPerHost = 128
        configuration.timeoutIntervalForRequest = 60
        configuration.httpShouldSetCookies = false
        configuration.httpCookieAcceptPolicy = .never
        return URLSession(configuration: configuration)
    }()

    func get(_ path: String, headers: [String: String] = [:]) async throws -> Reply {
        try await send("GET", path, headers: headers)
    }

    func post(_ path: String, _ body: JSON, headers: [String: String] = [:]) async throws -> Reply {
        try await send("POST", path, body: Data(body.encoded.utf8), headers: headers)
    }

    func send(_ method: String, _ path: String, body: Data? = nil, headers: [String: String] = [:]) async throws
        -> Reply
    {
        guard let url = URL(string: server.url.absoluteString + (path.hasPrefix("/api") ? path : "/api/v1" + path))
        else {
            throw URLError(.badURL)
        }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.httpBody = body
        if body != nil { request.setValue("application/json", forHTTPHeaderField: "Content-Type") }
        if let token { request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") }
        request.setValue(language, forHTTPHeaderField: "Accept-Language")
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try await Self.session.data(for: request)
        guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        let reply = Reply(status: response.statusCode, headers: response.headerFields, body: data)
        for fault in try await server.contract().faults(in: reply, to: method, url) {
            Issue.record("\(method) \(path), \(reply.status): \(fault)")
        }
        return reply
    }
}

struct Reply: Sendable {
    let status: Int
    /// By lower-cased name.
    let headers: [String: String]
    let body: Data

    var json: JSON { (try? JSON(parsing: body)) ?? .null }

    struct Unexpected: Error, CustomStringConvertible {
        var description: String
    }

    @discardableResult
    func expect(_ status: Int) throws -> Reply {
        guard self.status == status else {
            throw Unexpected(
                description: "\(self.status) instead of \(status): \(String(decoding: body, as: UTF8.self))")
        }
        return self
    }
}

extension HTTPURLResponse {
    fileprivate var headerFields: [String: String] {
        var fields: [String: String] = [:]
        for (name, value) in allHeaderFields { fields["\(name)".lowercased()] = "\(value)" }
        return fields
    }
}

extension Contract {
    fileprivate func faults(in reply: Reply, to method: String, _ url: URL) -> [String] {
        faults(
            status: reply.status, type: reply.headers["content-type"] ?? "", body: reply.body,
            to: method.lowercased(), url.path(percentEncoded: true))
    }
}
