import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Somebody at the pages, as a browser would talk for them: it keeps no cookie of itself, and follows
/// nothing.
final class Browser: NSObject, URLSessionTaskDelegate, Sendable {
    let server: Server
    private let configuration: URLSessionConfiguration = {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpShouldSetCookies = false
        configuration.httpCookieAcceptPolicy = .never
        return configuration
    }()

    init(server: Server) { self.server = server }

    struct Page: Sendable {
        var status: Int
        var headers: [String: String]
        var text: String

        var location: String { headers["location"] ?? "" }

        /// What the browser is to keep under that name: `name=value`; empty where it is told nothing.
        func cookie(_ name: String) -> String {
            let parts = (headers["set-cookie"] ?? "").components(separatedBy: "\(name)=")
            return parts.count > 1 ? "\(name)=\(parts[1].prefix { $0 != ";" })" : ""
        }

        /// The value of a hidden field, the last of that name.
        func hidden(_ name: String) -> String {
            let parts = text.components(separatedBy: "name=\"\(name)\" value=\"")
            return parts.count > 1 ? String(parts[parts.count - 1].prefix { $0 != "\"" }) : ""
        }
    }

    /// - Parameter cookie: what an earlier answer gave.
    func get(_ path: String, cookie: String = "", headers: [String: String] = [:]) async throws -> Page {
        try await send("GET", path, body: nil, cookie: cookie, headers: headers)
    }

    func post(
        _ path: String, _ fields: [(String, String)], cookie: String = "", headers: [String: String] = [:]
    ) async throws -> Page {
        let body = fields.map { "\($0.encoded)=\($1.encoded)" }.joined(separator: "&")
        return try await send(
            "POST", path, body: body, cookie: cookie,
            headers: ["Content-Type": "application/x-www-form-urlencoded"].merging(headers) { $1 })
    }

    /// As a form with files is sent.
    func post(
        _ path: String, _ fields: [(String, String)], files: [(field: String, name: String, text: String)],
        cookie: String
    ) async throws -> Page {
        let parts =
            fields.map { "Content-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)" }
            + files.map { file in
                "Content-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\n"
                    + "Content-Type: application/octet-stream\r\n\r\n\(file.text)"
            }
        let body = parts.map { "--kertas\r\n\($0)\r\n" }.joined() + "--kertas--\r\n"
        return try await send(
            "POST", path, body: body, cookie: cookie,
            headers: ["Content-Type": "multipart/form-data; boundary=kertas"])
    }

    func send(
        _ method: String, _ path: String, body: String?, cookie: String, headers: [String: String]
    ) async throws -> Page {
        guard let url = URL(string: server.url.absoluteString + path) else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.httpBody = body.map { Data($0.utf8) }
        request.setValue("id", forHTTPHeaderField: "Accept-Language")
        if !cookie.isEmpty { request.setValue(cookie, forHTTPHeaderField: "Cookie") }
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let session = URLSession(configuration: configuration, delegate: self, delegateQueue: nil)
        defer { session.finishTasksAndInvalidate() }
        let (data, response) = try await session.data(for: request)
        guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        var fields: [String: String] = [:]
        for (name, value) in response.allHeaderFields { fields["\(name)".lowercased()] = "\(value)" }
        return Page(status: response.statusCode, headers: fields, text: String(decoding: data, as: UTF8.self))
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }
}

extension String {
    fileprivate var encoded: String {
        addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
