/// Opening hours by weekday; nil for a weekday that is left to another rule.
struct WeekHours: Equatable, Sendable {
    /// Seven, from Monday.
    private let days: [OpeningDay?]

    /// One of the weekdays lists the same minute twice.
    struct Overlap: Error {
        let weekday: Weekday
        let hours: OpeningDay.Overlap
    }

    init(daily day: OpeningDay) {
        days = Array(repeating: day, count: 7)
    }

    init(_ hours: [Weekday: [OpeningHours]]) throws(Overlap) {
        var days: [OpeningDay?] = []
        for weekday in Weekday.allCases {
            do throws(OpeningDay.Overlap) {
                days.append(try hours[weekday].map { hours throws(OpeningDay.Overlap) in try OpeningDay(hours) })
            } catch {
                throw Overlap(weekday: weekday, hours: error)
            }
        }
        self.days = days
    }

    var everOpens: Bool {
        days.contains { $0?.isClosed == false }
    }

    subscript(_ day: CivilDay) -> OpeningDay? {
        days[day.weekdayIndex]
    }
}
