import Crypto
import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import Workflow

/// A form that somebody sent, its files already stored.
struct Submission: Sendable {
    var member: Member
    var form: FormBody
    var files: [SentFile]
    var problems: [FileProblem]

    /// Why a file was not taken.
    struct FileProblem: Sendable {
        /// That it came in.
        var field: String
        /// As it was sent.
        var fileName: String
        var problem: Problem
    }

    /// A file that has been stored and waits for its message. It goes along with the form when that is drawn again, so
    /// that nobody has to pick it twice.
    struct SentFile: Equatable, Sendable {
        /// The form's name for it: `attachments`, or `fields.` and a document of the checklist.
        var field: String
        var id: AttachmentID
        /// To be shown; it decides nothing.
        var name: String
    }

    static let keptField = "berkas"
    static let keyField = "key"
    static let attachments = "attachments"
}

extension Submission.SentFile {
    /// As a hidden field holds it.
    var text: String { "\(field)|\(id)|\(name)" }

    init?(_ text: String) {
        let parts = text.split(separator: "|", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, !parts[1].isEmpty else { return nil }
        self.init(field: parts[0], id: AttachmentID(parts[1]), name: parts[2])
    }
}

extension Submission {
    /// What makes the same form, sent twice, one command; nil for a form without a key of ours.
    func idempotency(_ request: Request) -> IdempotencyKey? {
        guard let key = form[Self.keyField].flatMap(Self.sound) else { return nil }
        var hash = SHA256()
        hash.update(data: Array("\(request.method.rawValue)\u{0}\(request.uri.path)\u{0}".utf8))
        let ignored = [FormBody.csrf, Self.keyField, "version", Self.keptField]
        for field in form.fields where !ignored.contains(field.name) {
            let text = "\(field.name.utf8.count):\(field.name)\(field.value.utf8.count):\(field.value)"
            hash.update(data: Array(text.utf8))
        }
        for file in files { hash.update(data: Array("\u{0}\(file.field)\u{0}\(file.id)".utf8)) }
        return IdempotencyKey(caller: member.person.id, key: key, fingerprint: Array(hash.finalize()))
    }

    /// Without the files that can't go along any more, each named beside where it stood: drawn again with them, the form
    /// would be refused for ever.
    func without(_ faults: [FieldFault]) -> Submission {
        var sent = self
        for (index, file) in files.enumerated() {
            let names = ["\(Self.attachments).\(index)", file.field]
            guard faults.contains(where: { $0.kind == .noSuchThing && names.contains($0.field.rawValue) }) else {
                continue
            }
            sent.files.removeAll { $0 == file }
            let gone = Problem.FieldProblem(field: file.field, key: "fault.file-gone")
            sent.note(Problem("form", .unprocessableContent, errors: [gone]), of: file.name, in: file.field)
        }
        return sent
    }

    fileprivate mutating func note(_ problem: Problem, of fileName: String, in field: String) {
        problems.append(FileProblem(field: field, fileName: fileName, problem: problem))
    }

    /// One that `Pages.formKey` could have made.
    static func sound(_ key: String) -> String? {
        key.utf8.count == 32 && key.allSatisfy(\.isHexDigit) ? "page.\(key)" : nil
    }
}

extension Pages {
    /// Reads a form with or without files. What proves that it is ours comes first: before that no file is taken in.
    /// - Throws: `SignInNeeded`, `BadRequest`; what is wrong with a file is among `problems`.
    func submission(_ request: Request, _ context: APIContext) async throws -> Submission {
        guard (request.headers[.contentType] ?? "").lowercased().hasPrefix("multipart/") else {
            let form = try await FormBody(of: request)
            let member = try await member(sending: form, request, context)
            return Submission(member: member, form: form, files: Self.kept(form), problems: [])
        }
        let limits = installation.attachments.limits
        let largest = limits.perMessage * limits.size + 2 * FormBody.largest
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > largest {
            throw AttachmentProblem.tooLarge(limit: limits.size)
        }
        let reader = try MultipartReader(request, largest: largest)
        var form = FormBody()
        guard let first = try await reader.next(), first.name == FormBody.csrf, first.fileName == nil else {
            throw BadRequest.missingCSRFToken
        }
        try form.append(first.name, try await reader.text(atMost: 200))
        do {
            let member = try await member(sending: form, request, context)
            return try await submission(reader, form, member)
        } catch is SignInNeeded {
            // The words are worth more than the files.
            var typed = FormBody()
            while let part = try await reader.next() {
                guard part.fileName == nil else { continue }
                try typed.append(part.name, try await reader.text(atMost: FormBody.largest))
            }
            throw SignInNeeded(typed: typed)
        }
    }

    private func submission(
        _ reader: MultipartReader, _ start: FormBody, _ member: Member
    ) async throws -> Submission {
        var sent = Submission(member: member, form: start, files: [], problems: [])
        var (ordinal, rest) = (0, FormBody.largest)
        while let part = try await reader.next() {
            guard let fileName = part.fileName else {
                let text = try await reader.text(atMost: rest)
                rest -= text.utf8.count
                try sent.form.append(part.name, text)
                continue
            }
            // What browsers send for a field in which nothing was picked.
            guard !fileName.isEmpty else { continue }
            ordinal += 1
            await take(part.name, fileName, ordinal, from: reader, into: &sent)
        }
        sent.files = Self.kept(sent.form) + sent.files
        return sent
    }

    private func take(
        _ field: String, _ name: String, _ ordinal: Int, from reader: MultipartReader, into sent: inout Submission
    ) async {
        let (attachments, person) = (installation.attachments, sent.member.person.id)
        guard ordinal <= attachments.limits.perMessage else {
            let fault = Problem.FieldProblem(
                field: field, key: "fault.too-many", arguments: ["limit": "\(attachments.limits.perMessage)"])
            sent.note(Problem("form", .unprocessableContent, errors: [fault]), of: name, in: field)
            return
        }
        let key = sent.form[Submission.keyField].flatMap(Submission.sound).map { "\($0).\(ordinal)" }
        do {
            let now = realTime.now()
            let address = sent.member.visit.origin.address
            let (file, _) = try await installation.guests.counting(
                .upload, of: person, from: address, at: now, isFree: \.isReplay
            ) {
                try await attachments.upload(
                    PartBytes(reader: reader), named: name, by: person, idempotency: key, at: now)
            }
            sent.files.append(.init(field: field, id: file.id, name: file.name ?? name))
        } catch {
            let problem = Problem(error) ?? Problem("not-stored", .serviceUnavailable)
            sent.note(problem, of: name, in: field)
        }
    }

    private static func kept(_ form: FormBody) -> [Submission.SentFile] {
        form.all(Submission.keptField).compactMap { Submission.SentFile($0) }
    }
}

/// One part of a form, while it comes in.
private struct PartBytes: AsyncSequence {
    let reader: MultipartReader

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(reader: reader) }

    struct AsyncIterator: AsyncIteratorProtocol {
        let reader: MultipartReader

        mutating func next() async throws -> [UInt8]? { try await reader.piece() }
    }
}

extension MultipartReader {
    /// The rest of the part as text.
    /// - Throws: `BadRequest`, also beyond `limit` bytes.
    func text(atMost limit: Int) async throws -> String {
        let bytes = try await bytes(atMost: limit, largest: FormBody.largest)
        guard let text = String(validating: bytes, as: UTF8.self) else { throw BadRequest.notUTF8 }
        return text
    }

    /// The rest of the part.
    /// - Parameter largest: what is told of where there is more than `limit`; the limit itself without it.
    /// - Throws: `BadRequest`, also beyond `limit` bytes.
    func bytes(atMost limit: Int, largest: Int? = nil) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let piece = try await piece() {
            bytes += piece
            guard bytes.count <= limit else { throw BadRequest.bodyTooLarge(largest: largest ?? limit) }
        }
        return bytes
    }
}
