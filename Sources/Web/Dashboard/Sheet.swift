/// A table, to be printed beside its picture and to be taken along as CSV: both say the same.
struct Sheet: Equatable {
    /// What its file is called.
    var name: String
    var columns: [String]
    var rows: [[Cell]]

    enum Cell: Equatable {
        case text(String, href: String? = nil)
        case number(Int, href: String? = nil)
        /// Nil where there is nothing to share.
        case percent(Int?)
    }

    var csv: [UInt8] { CSVText.bytes([columns] + rows.map { $0.map(\.plain) }) }
}

extension Sheet.Cell {
    /// As a spreadsheet reads it: numbers without a word or a separator.
    fileprivate var plain: String {
        switch self {
        case .text(let text, _): text
        case .number(let number, _): "\(number)"
        case .percent(let percent): percent.map(String.init) ?? ""
        }
    }
}

/// As a page prints it.
struct SheetTable: Printable {
    var caption: String
    var columns: [Column]
    var rows: [Row]

    struct Column: Printable {
        var text: String
    }

    struct Row: Printable {
        var head: Cell
        var cells: [Cell]
    }

    struct Cell: Printable {
        var text: String
        var href: String?
    }

    init(_ sheet: Sheet, caption: String, _ words: PageWords) {
        self.caption = caption
        columns = sheet.columns.map(Column.init)
        rows = sheet.rows.compactMap { cells in
            let printed = cells.map { Cell($0, words) }
            return printed.first.map { Row(head: $0, cells: Array(printed.dropFirst())) }
        }
    }
}

extension SheetTable.Cell {
    fileprivate init(_ cell: Sheet.Cell, _ words: PageWords) {
        switch cell {
        case .text(let text, let href): self.init(text: text, href: href)
        case .number(let number, let href): self.init(text: words.number(number), href: number == 0 ? nil : href)
        case .percent(let percent): self.init(text: words.percent(percent))
        }
    }
}
