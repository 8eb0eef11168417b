import Workflow

/// What happened over the days, as a drawing: arrivals, what lay open on each rung, and how many missed a target. One
/// panel below the other, so that lines need no colours to be told apart; of two workflows the second is dashed.
package struct Chart {
    private let reports: [Report]
    private let words: ReportWords
    private let seed: UInt64

    private let width = 960.0
    private let left = 64.0
    private let right = 936.0

    package init(_ reports: [Report], seed: UInt64, _ words: ReportWords) {
        self.reports = reports
        self.seed = seed
        self.words = words
    }

    package var svg: String {
        var drawing = SVG()
        var y = 34.0
        drawing.text(title, x: 16, y: y, style: "title")
        y += 22
        drawing.text(subtitle, x: 16, y: y, style: "quiet")
        if reports.count > 1 { y = legend(below: y, in: &drawing) }
        y += 12
        for panel in panels {
            y += 36
            drawing.group("\(panel.title). \(panel.note)") { draw(panel, top: y, in: &$0) }
            y += panel.height + 22
        }
        let height = Int(y + 12)
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(width)) \(height)" width="\(Int(width))" \
            height="\(height)" role="group" aria-label="\(title.xml)" lang="\(words.language.rawValue)">
            <title>\(title.xml)</title>
            <desc>\(words("chart.description").xml)</desc>
            <style>\(Self.style)</style>
            <rect class="ground" width="100%" height="100%"/>
            \(drawing.body)</svg>
            """
    }

    private var frame: Frame { reports[0].frame }

    private var title: String {
        let titles = reports.compactMap(\.places.last?.title).map(words.wording)
        return words("chart.title", ["title": titles.first ?? ""]).clipped(to: 90)
    }

    private var subtitle: String {
        let days = words.number(Double(frame.days), digits: 0)
        return words("facts", ["from": frame.first.description, "days": days, "seed": "\(seed)"])
    }

    // MARK: What is drawn

    private var panels: [Panel] {
        [arrivals] + names.map(open) + (isAnythingMissed ? [missed] : [])
    }

    private var names: [TierName] {
        reports.flatMap { $0.places.compactMap(\.name) }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// A week cut short at the end would look like one in which nobody came.
    private var wholeWeeks: Int { max(1, frame.days / 7) }

    private var arrivals: Panel {
        // Those who were turned away under one of them came all the same; in the same weeks, so one line says it.
        let counts = reports[0].weeks.map { Double($0.tally.came) }.prefix(wholeWeeks)
        let sum = reports[0].weeks.reduce(0) { $0 + $1.tally.came }
        let note = words("chart.sum", ["count": words.number(Double(sum), digits: 0)])
        return Panel(
            title: words("chart.arrivals"), note: note, series: [Array(counts)], daysPerValue: 7,
            axis: Axis(upToCount: Int(counts.max() ?? 0), about: 3), format: { words.number($0, digits: 0) },
            isFilled: true, height: 90)
    }

    private func open(_ name: TierName) -> Panel {
        let places = reports.map { report in report.places.first { $0.name == name } }
        let series = places.map { $0?.daily.map(Double.init) ?? [] }
        let peaks = series.map { words.number($0.max() ?? 0, digits: 0) }
        let title = places.compactMap(\.self).first.map { words.wording($0.title).clipped(to: 60) }
        return Panel(
            title: words("chart.open", ["tier": title ?? name.rawValue]),
            note: words("chart.peak", ["count": peaks.joined(separator: " / ")]), series: series, daysPerValue: 1,
            axis: Axis(upToCount: Int(series.joined().max() ?? 0), about: 4), format: { words.number($0, digits: 0) },
            isFilled: reports.count == 1)
    }

    private var isAnythingMissed: Bool { reports.contains { $0.weeks.contains { $0.tally.missed > 0 } } }

    private var missed: Panel {
        let series = reports.map { report in
            report.weeks.prefix(wholeWeeks).map {
                $0.tally.came == 0 ? 0 : 100 * Double($0.tally.missed) / Double($0.tally.came)
            }
        }
        let means = reports.map { report in
            words.figure(report.places.last?.figures[.missedShare] ?? .share(0))
        }
        let axis = Axis(upTo: min(100, series.joined().max() ?? 0), about: 3)
        return Panel(
            title: words("chart.missed"), note: words("chart.mean", ["share": means.joined(separator: " / ")]),
            series: series, daysPerValue: 7, axis: axis,
            format: { words.number($0, digits: axis.step < 1 ? 1 : 0) + " %" }, height: 100)
    }

    // MARK: Drawing

    private func legend(below y: Double, in drawing: inout SVG) -> Double {
        var y = y
        for (index, report) in reports.enumerated() {
            y += 22
            drawing.line(x1: 16, y1: y - 4, x2: 52, y2: y - 4, style: "line of-\(index + 1)")
            drawing.text("\(index + 1): \(report.label)".clipped(to: 120), x: 64, y: y)
        }
        return y
    }

    private func draw(_ panel: Panel, top: Double, in drawing: inout SVG) {
        let bottom = top + panel.height
        func y(_ value: Double) -> Double { bottom - value / panel.axis.top * panel.height }
        drawing.text(panel.title, x: 16, y: top - 14, style: "heading")
        drawing.text(panel.note, x: right, y: top - 14, anchor: .end, style: "quiet")
        for tick in panel.axis.ticks {
            drawing.line(x1: left, y1: y(tick), x2: right, y2: y(tick), style: tick == 0 ? "axis" : "grid")
            drawing.text(panel.format(tick), x: left - 8, y: y(tick) + 4, anchor: .end)
        }
        for day in dayTicks {
            let x = x(Double(day.offset))
            drawing.line(x1: x, y1: bottom, x2: x, y2: bottom + 4, style: "axis")
            // At the very edge there is no room for a word.
            if x < right - 12 { drawing.text(day.label, x: x + 3, y: bottom + 14) }
        }
        for (index, values) in panel.series.enumerated() where !values.isEmpty {
            let points = steps(values, panel.daysPerValue).map { (x: x($0.day), y: y($0.value)) }
            if panel.isFilled, let first = points.first, let last = points.last {
                let ground = [(x: last.x, y: bottom), (x: first.x, y: bottom)]
                drawing.path(points + ground, closing: true, style: "area of-\(index + 1)")
            }
            drawing.path(points, style: "line of-\(index + 1)")
        }
    }

    private func x(_ day: Double) -> Double { left + (right - left) * min(day / Double(frame.days), 1) }

    /// Each value holds for its days; where it doesn't change, nothing new begins.
    private func steps(_ values: [Double], _ days: Int) -> [(day: Double, value: Double)] {
        var points: [(day: Double, value: Double)] = []
        for (index, value) in values.enumerated() where points.last?.value != value {
            if let last = points.last { points.append((Double(index * days), last.value)) }
            points.append((Double(index * days), value))
        }
        if let last = points.last { points.append((Double(values.count * days), last.value)) }
        return points
    }

    /// The firsts of months, or days where there are few months; at most about a dozen.
    private var dayTicks: [(offset: Int, label: String)] {
        let days = (0..<frame.days).map { (offset: $0, day: frame.first.advanced(by: $0)) }
        let firsts = days.filter { $0.day.day == 1 }
        guard firsts.count >= 3 else {
            return days.thinned(to: 10).map { ($0.offset, words.day($0.day)) }
        }
        // Where the first month is not whole, its beginning is the first day.
        let start = (firsts.first?.offset ?? 0) > frame.days / 20 ? [(0, words.day(frame.first))] : []
        let spansYears = days.first?.day.year != days.last?.day.year
        return start
            + firsts.thinned(to: 13).map { tick in
                let year = spansYears && (tick.day.month == 1 || firsts.count > 24) ? " \(tick.day.year)" : ""
                return (tick.offset, words.month(tick.day) + year)
            }
    }

    private static let style = """
        svg{font:12px system-ui,'DejaVu Sans',sans-serif;--ink:#1b1f24;--quiet:#57606a;--grid:#d8dee4;--ground:#fff;\
        --one:#0b5cad;--two:#b4470b}
        @media(prefers-color-scheme:dark){svg{--ink:#e6edf3;--quiet:#9aa4af;--grid:#30363d;--ground:#0d1117;\
        --one:#6cb2ff;--two:#ffa657}}
        .ground{fill:var(--ground)}text{fill:var(--ink)}.label,.quiet{fill:var(--quiet)}
        .title{font-size:18px;font-weight:600}.heading{font-size:13px;font-weight:600}
        .grid{stroke:var(--grid)}.axis{stroke:var(--quiet)}
        .line{fill:none;stroke-width:1.6;stroke-linejoin:round}.area{stroke:none;opacity:.16}
        .line.of-1{stroke:var(--one)}.line.of-2{stroke:var(--two);stroke-dasharray:6 3}
        .area.of-1{fill:var(--one)}.area.of-2{fill:var(--two)}
        """
}

extension Array {
    /// Every so many-th, so that at most `count` are left.
    fileprivate func thinned(to count: Int) -> [Element] {
        let step = Swift.max(1, (self.count + count - 1) / count)
        return enumerated().filter { $0.offset % step == 0 }.map(\.element)
    }
}
