import Gateway
import Helpdesk
import Hummingbird
import Logging
import Workflow

/// Which tables can be taken in, and a form for each.
struct ImportsPage: Printable {
    static let path = "/kelola/impor"
    /// In bytes, of all files of a form. A table of all schools of the nation is for the command.
    static let largest = 4 * 1_048_576

    var frame: Frame
    var limit: String
    var problem: ProblemNotice?
    var kinds: [Kind]

    struct Kind: Printable {
        var name: String
        var title: String
        var help: String
        var columns: String
        var path: String
        var error: String?
        var isOfUnits: Bool
        var tableError: String?
    }
}

/// What was sent in vain.
private struct FaultyImport {
    var kind: ImportOrder.Kind
    var error: String?
    var tableError: String?
}

extension Pages {
    func addImportRoutes(to routes: PageRoutes) {
        routes.get("kelola/impor") { request, context in try await listImports(request, context) }
        routes.get("kelola/impor/{kind}/{file}") { request, context in try await showImport(request, context) }
        routes.post("kelola/impor/{kind}") { request, context in try await sendImport(request, context) }
        routes.post("kelola/impor/{kind}/{file}") { request, context in try await storeImport(request, context) }
    }

    /// `GET /kelola/impor`
    private func listImports(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try await administrator(request, context)
        return answer(.imports, try await importsPage(reader), reader.visit)
    }

    private func importsPage(_ reader: Administrator, _ faulty: FaultyImport? = nil) async throws -> ImportsPage {
        let words = reader.words
        return ImportsPage(
            frame: try await frame(reader.member, title: words("admin.imports")),
            limit: words("admin.import.limit", ["size": words.size(ImportsPage.largest)]),
            problem: faulty.map { _ in words.notice(Problem("form", .unprocessableContent)) },
            kinds: ImportOrder.Kind.allCases.map { kind in
                let isFaulty = kind == faulty?.kind
                return ImportsPage.Kind(
                    name: kind.slug, title: words("admin.import.\(kind.rawValue)"),
                    help: words("admin.import.\(kind.rawValue).help"), columns: words.columns(of: kind),
                    path: "\(ImportsPage.path)/\(kind.slug)", error: isFaulty ? faulty?.error : nil,
                    isOfUnits: kind == .units, tableError: isFaulty ? faulty?.tableError : nil)
            })
    }

    /// `POST /kelola/impor/{kind}`: on to what it would do; or the form again, where the file is no such table.
    private func sendImport(_ request: Request, _ context: APIContext) async throws -> Response {
        let kind = try context.importKind()
        let (sender, sent) = try await administrator(
            sendingFiles: request, context, largest: ImportsPage.largest)
        let (words, now) = (sender.words, realTime.now())
        var faulty = FaultyImport(kind: kind)
        do {
            guard let file = sent.files["berkas"] else {
                faulty.error = words.texts.text("fault.missing", in: words.language)
                return answer(
                    .imports, try await importsPage(sender, faulty), sender.visit, status: .unprocessableContent)
            }
            let key = try sender.administration.keep(
                kind, file, deactivatesMissing: sent.form["lengkap"] != nil, dapodikCodes: sent.files["kode-dapodik"],
                at: now)
            return .goingTo("\(ImportsPage.path)/\(kind.slug)/\(key)")
        } catch let fault as CSVFault {
            faulty.error = words.sentence(fault)
        } catch let fault as DapodikTableFault {
            faulty.tableError = words.sentence(fault)
        }
        return answer(.imports, try await importsPage(sender, faulty), sender.visit, status: .unprocessableContent)
    }

    // MARK: One file

    /// `GET /kelola/impor/{kind}/{file}`: what it would do; once it is stored, what it did.
    private func showImport(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try await administrator(request, context)
        let kind = try context.importKind()
        let view = try await reader.administration.importView(try context.name("file"), at: realTime.now())
        guard view.kind == kind else { throw BadRequest.noSuchPath }
        return answer(.import, try await importPage(view, reader, context), reader.visit)
    }

    private func importPage(
        _ view: ImportView, _ reader: Administrator, _ context: APIContext, skipError: String? = nil
    ) async throws -> ImportPage {
        let words = reader.words
        let title = words("admin.import.\(view.kind.rawValue)")
        let path = "\(ImportsPage.path)/\(view.kind.slug)/\(try context.name("file").percentEncoded)"
        return words.page(
            view, frame: try await frame(reader.member, title: title), title: title, path: path, skipError: skipError)
    }

    /// `POST /kelola/impor/{kind}/{file}`: stores the file that was shown; sent twice, it is stored once.
    private func storeImport(_ request: Request, _ context: APIContext) async throws -> Response {
        let (sender, form) = try await administrator(sending: request, context)
        let (kind, key, now) = (try context.importKind(), try context.name("file"), realTime.now())
        let view = try await sender.administration.importView(key, at: now)
        guard view.kind == kind else { throw BadRequest.noSuchPath }
        do {
            let report = try await sender.administration.store(
                key, skippingRejected: form["lewati"] != nil, at: now)
            if let report {
                context.logger.notice(
                    "import stored",
                    metadata: [
                        "kind": "\(kind)", "file": "\(key)", "by": "\(sender.member.person.id)",
                        "added": "\(report.added.count)", "changed": "\(report.changed.count)",
                        "deactivated": "\(report.deactivated.count)", "rejected": "\(report.rejected.count)",
                    ])
            }
            return .goingTo("\(ImportsPage.path)/\(kind.slug)/\(key.percentEncoded)")
        } catch let refused as ImportRefused {
            let page = try await importPage(
                ImportView(kind: kind, report: refused.report, isStored: false), sender, context,
                skipError: sender.words("admin.import.skip.needed"))
            return answer(.import, page, sender.visit, status: .conflict)
        }
    }
}

extension ImportOrder.Kind {
    /// As addresses say it.
    var slug: String {
        switch self {
        case .regions: "wilayah"
        case .units: "satuan"
        case .accounts: "akun"
        }
    }
}

extension APIContext {
    fileprivate func importKind() throws -> ImportOrder.Kind {
        let slug = try name("kind")
        guard let kind = ImportOrder.Kind.allCases.first(where: { $0.slug == slug }) else {
            throw BadRequest.noSuchPath
        }
        return kind
    }
}

extension PageWords {
    fileprivate func columns(of kind: ImportOrder.Kind) -> String {
        (kind.requiredColumns + kind.optionalColumns).joined(separator: ",")
    }

    fileprivate func sentence(_ fault: CSVFault) -> String {
        texts.text(fault.textKey, fault.textArguments, in: language)
    }

    fileprivate func sentence(_ fault: DapodikTableFault) -> String {
        switch fault {
        case .table(let fault): sentence(fault)
        case .line(let rejection): texts.text(rejection.textKey, rejection.textArguments, in: language)
        }
    }
}
