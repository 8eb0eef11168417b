import Foundation
import Helpdesk
import Web
import Workflow

/// The pages' templates, style sheet, script and icon.
extension Resources {
    func templates() throws -> Templates {
        let files = try files(in: "Sources/Web/Templates", ending: "mustache").map { url in
            Templates.File(
                name: url.deletingPathExtension().lastPathComponent,
                text: String(decoding: try read(url), as: UTF8.self))
        }
        do throws(TemplateFlaw) {
            return try Templates(files, texts: texts)
        } catch {
            let (key, arguments) = error.text
            throw Failure(line: Failure.text(key, arguments))
        }
    }

    /// With the texts as they count.
    func draw(_ templates: Templates, with texts: Texts) throws {
        do throws(TemplateFlaw) {
            try templates.use { texts }
        } catch {
            let (key, arguments) = error.text
            throw Failure(line: Failure.text(key, arguments))
        }
    }

    func assets() throws -> Assets {
        let files = try ["css", "js", "svg"].flatMap { try self.files(in: "Sources/Web/Assets", ending: $0) }
        let bytes = Dictionary(try files.map { ($0.lastPathComponent, [UInt8](try read($0))) }) { first, _ in first }
        do throws(MissingAsset) {
            return try Assets(bytes)
        } catch {
            throw Failure(line: Failure.text("failure.asset.missing", ["name": "Sources/Web/Assets/\(error.name)"]))
        }
    }

    /// Who may be tried out, as the file says that practice mode fills itself from.
    func practiceAccounts() throws -> [PracticeAccount] {
        let lines = String(decoding: try seed("practice/accounts.csv"), as: UTF8.self).split(
            whereSeparator: \.isNewline)
        return lines.dropFirst().compactMap { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard cells.count > 4, !cells[4].isEmpty else { return nil }
            return PracticeAccount(
                username: cells[0], password: cells[4], name: cells[1],
                roles: cells[2].split { " ;".contains($0) }.map { RoleName(String($0)) })
        }
    }

    private func files(in folder: String, ending: String) throws -> [URL] {
        Self.files(in: root.appending(path: folder), ending: ending)
    }
}
