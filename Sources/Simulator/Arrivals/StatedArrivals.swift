package import Workflow

/// Questions that somebody lists, instead of random ones.
package struct StatedArrivals: Sendable {
    package let all: [Arrival]

    /// One line of the list. Empty where it says nothing.
    package struct Line: Equatable, Sendable {
        package var number: Int
        /// RFC 3339, or a day, a space and a time of day (western Indonesian time).
        package var time: String
        package var role: String
        package var form: String
        package var category: String
        package var region: String

        package init(number: Int, time: String, role: String, form: String, category: String, region: String) {
            self.number = number
            self.time = time
            self.role = role
            self.form = form
            self.category = category
            self.region = region
        }
    }

    /// - Throws: everything that is wrong with any line.
    package init(
        _ lines: [Line], file: String, under definition: Definition, in frame: Frame, from localities: [Locality]
    ) throws(Diagnostics) {
        let byCode = Dictionary(localities.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        var arrivals: [Arrival] = []
        var diagnostics: [Diagnostic] = []
        for line in lines {
            do throws(Diagnostics) {
                arrivals.append(try Self.arrival(line, file, definition, frame, byCode))
            } catch {
                diagnostics += error.all
            }
        }
        guard diagnostics.isEmpty else { throw Diagnostics(diagnostics) }
        all = arrivals
    }

    /// The moment that a list means; nil for anything else.
    package static func moment(_ text: String) -> Instant? {
        Instant(typed: text, in: .wib)
    }

    private static func arrival(
        _ line: Line, _ file: String, _ definition: Definition, _ frame: Frame, _ localities: [String: Locality]
    ) throws(Diagnostics) -> Arrival {
        func fault(_ code: DiagnosticCode, _ words: [String: String], known: [String] = [], for word: String = "")
            -> Diagnostics
        {
            let place = Location(file: file, line: line.number)
            return [Diagnostic(code, at: place, words, suggestion: known.nearest(to: word))]
        }
        guard let moment = moment(line.time) else { throw fault(.malformedTime, ["time": line.time]) }
        guard frame.contains(moment) else {
            let last = frame.first.advanced(by: frame.days - 1).description
            throw fault(.outsideSpan, ["time": line.time, "from": frame.first.description, "through": last])
        }
        let askers = definition.askers.filter { $0.requester.rawValue == line.role }
        guard !askers.isEmpty else {
            let known = Set(definition.askers.map(\.requester.rawValue)).sorted()
            throw fault(
                .unknownRole, ["role": line.role, "known": known.joined(separator: ", ")], known: known, for: line.role)
        }
        guard let locality = localities[line.region] else { throw fault(.unknownRegion, ["region": line.region]) }
        for asker in askers {
            let topics = definition.topics(
                for: asker, from: locality.place(at: definition.level(of: asker.requester)))
            if let topic = topics.first(where: line.means) {
                return definition.arrival(asker, topic, from: locality, at: moment)
            }
        }
        throw fault(.noWayIn, ["role": line.role, "form": line.form, "category": line.category])
    }
}

extension StatedArrivals.Line {
    fileprivate func means(_ topic: Topic) -> Bool {
        (form.isEmpty || topic.form.rawValue == form) && (topic.category?.description ?? "") == category
    }
}
