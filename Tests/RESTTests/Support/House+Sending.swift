import Foundation
import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import Logging
import NIOCore
import TestSupport
import Testing
import Workflow

@testable import REST

extension House {
    /// Sends a request as `HTTP` would, and holds the answer against the document.
    @discardableResult
    func send(
        _ method: HTTPRequest.Method, _ path: String, as token: String? = nil, _ headers: HTTPFields = [:],
        body: RequestBody = RequestBody(buffer: ByteBuffer()), peer: String? = "127.0.0.1",
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Answer {
        var headers = headers
        if let token { headers[.authorization] = "Bearer \(token)" }
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "helpdesk.test", path: path, headerFields: headers)
        let context = APIContext(logger: log.logger, peer: peer)
        let answer = try await Answer(router.respond(to: Request(head: head, body: body), context: context))
        let isPractice = installation.practice != nil
        let faults = Contract(Document.json(isPractice: isPractice)).faults(
            status: answer.status, type: answer.headers[.contentType] ?? "", body: Data(answer.bytes),
            to: method.rawValue.lowercased(), path)
        #expect(faults.isEmpty, "\(method) \(path)", sourceLocation: sourceLocation)
        let unreadable = answer.sentences.filter { !$0.isSentence }
        #expect(unreadable.isEmpty, "\(method) \(path)", sourceLocation: sourceLocation)
        return answer
    }

    func get(
        _ path: String, as token: String? = nil, _ headers: HTTPFields = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Answer {
        try await send(.get, path, as: token, headers, sourceLocation: sourceLocation)
    }

    @discardableResult
    func post(
        _ path: String, _ json: JSON, as token: String? = nil, _ headers: HTTPFields = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Answer {
        try await post(path, bytes: Array(buffer: json.bytes), as: token, headers, sourceLocation: sourceLocation)
    }

    @discardableResult
    func post(
        _ path: String, bytes: [UInt8], as token: String? = nil, _ headers: HTTPFields = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Answer {
        var headers = headers
        if headers[.contentType] == nil { headers[.contentType] = "application/json" }
        return try await send(
            .post, path, as: token, headers, body: RequestBody(buffer: ByteBuffer(bytes: bytes)),
            sourceLocation: sourceLocation)
    }

    // MARK: What nearly every test begins with

    func signIn(_ username: String) async throws -> String {
        let answer = try await post(
            "/api/v1/sessions", .object(["username": .string(username), "password": .string(Self.password)]))
        try #require(answer.status == 201)
        return answer.token
    }

    @discardableResult
    func open(as token: String, subject: String = "Gagal sinkron", _ headers: HTTPFields = [:]) async throws -> Answer {
        try await post("/api/v1/tickets", .question(subject: subject), as: token, headers)
    }
}

extension JSON {
    static func question(subject: String = "Gagal sinkron", message: String = "Sejak kemarin.") -> JSON {
        .object([
            "workflow": "dapodik-paud-dikmas", "form": "pertanyaan", "subject": .string(subject),
            "message": .string(message),
        ])
    }

    static func message(_ text: String) -> JSON { .object(["message": .string(text)]) }
}
