/// The state between two bytes of a table.
struct CSVScan {
    private enum State {
        case fieldStart, bare, quoted
        /// After a quote in a quoted field: the end, or the first half of a quote that is meant.
        case quoteInQuoted
    }

    private let separator: UInt8
    private let limits: CSVReader.Limits
    private var state = State.fieldStart
    private var rows: [CSVReader.Row] = []
    private var fields: [String] = []
    private var field: [UInt8] = []
    private var line = 1
    private var rowLine = 1
    private var quoteLine = 1
    private var lastWasReturn = false

    init(separator: UInt8, limits: CSVReader.Limits) {
        self.separator = separator
        self.limits = limits
    }

    mutating func take(_ byte: UInt8) throws(CSVFault) {
        // The second half of CR LF. Inside quotes it is text.
        let isSecondHalf = lastWasReturn && byte == .lineFeed
        lastWasReturn = byte == .carriageReturn
        if isSecondHalf, state != .quoted { return }
        if byte.isLineEnd, !isSecondHalf { line += 1 }
        switch state {
        case .fieldStart where byte == .quote: (state, quoteLine) = (.quoted, line)
        case .fieldStart, .bare: try takeOutsideQuotes(byte)
        case .quoted where byte == .quote: state = .quoteInQuoted
        case .quoted: try append(byte)
        case .quoteInQuoted where byte == .quote:
            try append(byte)
            state = .quoted
        case .quoteInQuoted where byte == separator || byte.isLineEnd: try takeOutsideQuotes(byte)
        case .quoteInQuoted: throw CSVFault(line: line, kind: .strayQuote)
        }
    }

    mutating func finished() throws(CSVFault) -> [CSVReader.Row] {
        if state == .quoted { throw CSVFault(line: quoteLine, kind: .unclosedQuote) }
        try endRow()
        return rows
    }

    private mutating func takeOutsideQuotes(_ byte: UInt8) throws(CSVFault) {
        switch byte {
        case separator: try endField()
        case .lineFeed, .carriageReturn: try endRow()
        case .quote: throw CSVFault(line: line, kind: .strayQuote)
        default:
            state = .bare
            try append(byte)
        }
    }

    private mutating func append(_ byte: UInt8) throws(CSVFault) {
        guard field.count < limits.field else { throw fault(.fieldTooLong(maximum: limits.field)) }
        field.append(byte)
    }

    private mutating func endField() throws(CSVFault) {
        guard let text = String(validating: field, as: UTF8.self) else { throw fault(.notUTF8) }
        guard fields.count < limits.fields else { throw fault(.tooManyFields(maximum: limits.fields)) }
        fields.append(text)
        field.removeAll(keepingCapacity: true)
        state = .fieldStart
    }

    private mutating func endRow() throws(CSVFault) {
        try endField()
        if fields.contains(where: { !$0.isEmpty }) {
            guard rows.count < limits.rows else { throw fault(.tooManyRows(maximum: limits.rows)) }
            rows.append(CSVReader.Row(line: rowLine, fields: fields))
        }
        fields.removeAll(keepingCapacity: true)
        rowLine = line
    }

    private func fault(_ kind: CSVFault.Kind) -> CSVFault { CSVFault(line: rowLine, kind: kind) }
}

extension UInt8 {
    fileprivate static let quote = UInt8(ascii: "\"")
    fileprivate static let lineFeed = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")

    fileprivate var isLineEnd: Bool { self == .lineFeed || self == .carriageReturn }
}
