import Helpdesk
import Workflow

/// What one file would do, line by line where it can't be taken; once it is stored, what it did.
struct ImportPage: Printable {
    /// Of each list.
    static let most = 100

    var frame: Frame
    var title: String
    var isStored: Bool
    var verdict: String
    var facts: [Fact]
    var groups: [Group]
    var warnings: [Line]
    var path: String
    var mayStore: Bool
    /// Nil where no line is rejected.
    var skip: String?
    var skipError: String?

    struct Group: Printable {
        var id: String
        var title: String
        var lines: [Line]
        var rest: String?
        var isOpen: Bool
    }
}

extension PageWords {
    func page(
        _ view: ImportView, frame: Frame, title: String, path: String, skipError: String? = nil
    ) -> ImportPage {
        let report = view.report
        let skip = self("admin.import.skip", ["count": number(report.rejected.count)])
        return ImportPage(
            frame: frame, title: title, isStored: view.isStored, verdict: verdict(view), facts: facts(report),
            groups: groups(report), warnings: view.misplacements.map { Line(line: sentence($0)) }, path: path,
            mayStore: !view.isStored && !report.changesNothing, skip: report.rejected.isEmpty ? nil : skip,
            skipError: skipError)
    }

    private func verdict(_ view: ImportView) -> String {
        if view.isStored { return self("admin.import.stored") }
        if view.report.changesNothing { return self("admin.import.nothing") }
        return self(view.report.rejected.isEmpty ? "admin.import.preview" : "admin.import.faulty")
    }

    private func facts(_ report: ImportReport) -> [Fact] {
        [
            ("added", report.added.count), ("changed", report.changed.count), ("unchanged", report.unchanged),
            ("deactivated", report.deactivated.count), ("rejected", report.rejected.count),
        ].map { Fact(label: self("admin.import.\($0)"), value: number($1)) }
    }

    private func groups(_ report: ImportReport) -> [ImportPage.Group] {
        let changes = report.changed.lazy.map { change in
            texts.text(
                "import.changes", ["key": change.key, "columns": change.columns.joined(separator: ", ")], in: language)
        }
        let rejections = report.rejected.lazy.map { texts.text($0.textKey, $0.textArguments, in: language) }
        let doubts = report.doubtful.lazy.map { texts.text($0.textKey, $0.textArguments, in: language) }
        return [
            group("rejected", rejections, isOpen: true), group("doubtful", doubts, isOpen: true),
            group("changed", changes),
            group("deactivated", report.deactivated), group("added", report.added),
        ].compactMap(\.self)
    }

    /// Nil where there is nothing to tell.
    private func group(
        _ name: String, _ lines: some RandomAccessCollection<String>, isOpen: Bool = false
    ) -> ImportPage.Group? {
        guard !lines.isEmpty else { return nil }
        let shown = lines.prefix(ImportPage.most).map { Line(line: $0) }
        let rest = lines.count - shown.count
        return ImportPage.Group(
            id: name, title: "\(self("admin.import.\(name)")) (\(number(lines.count)))", lines: shown,
            rest: rest > 0 ? self("admin.import.rest", ["count": number(rest)]) : nil, isOpen: isOpen)
    }

    private func sentence(_ misplaced: ImportView.Misplaced) -> String {
        texts.text(
            "account.how-many", ["count": "\(misplaced.count)", "warning": warning(misplaced.misplacement)],
            in: language)
    }
}
