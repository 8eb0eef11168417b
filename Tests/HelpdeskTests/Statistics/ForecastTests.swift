import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A forecast` {
    /// Thursday 26 February 2026.
    private let thursday: CivilDay
    private let calendar: WorkingCalendar

    init() throws {
        thursday = try #require(CivilDay(year: 2026, month: 2, day: 26))
        calendar = try #require(LoadedFiles(try .flagship).calendars["jam-kerja-wib"])
    }

    /// Thirteen weeks that end with the present one.
    private func weeks(_ opened: Int, _ closed: Int, since first: Int = 0, now: (Int, Int) = (0, 0)) -> [Dashboard.Week]
    {
        (0..<13).map { index in
            let monday = thursday.monday.advanced(by: 7 * (index - 12))
            guard index < 12 else { return .init(monday: monday, opened: now.0, closed: now.1) }
            return index < first
                ? .init(monday: monday) : .init(monday: monday, opened: opened, closed: closed)
        }
    }

    private func forecast(_ weeks: [Dashboard.Week], on day: CivilDay? = nil, open: Int = 100) -> Forecast? {
        Forecast(open: open, weeks: weeks, calendar: calendar, today: day ?? thursday)
    }

    @Test func `goes on to Friday at the pace of the last four whole weeks`() {
        let forecast = forecast(weeks(60, 50))
        #expect(forecast?.net == 40 && forecast?.workingDays == 20 && forecast?.daysLeft == 1)
        #expect(forecast?.expected == 102 && forecast?.friday == thursday.advanced(by: 1))
        #expect(forecast?.isThin == false)
    }

    /// Days since that Thursday; the last of them is the Monday after it.
    @Test(arguments: [(0, 1, 1), (1, 8, 5), (2, 8, 5), (3, 8, 5), (4, 8, 4)])
    func `means the next Friday, and counts the days on which somebody works`(today: Int, friday: Int, left: Int) {
        let forecast = forecast(weeks(60, 50), on: thursday.advanced(by: today))
        #expect(forecast?.friday == thursday.advanced(by: friday))
        #expect(forecast?.daysLeft == left)
    }

    @Test func `tells backwards what was open at the end of each week`() {
        #expect(forecast(weeks(60, 50, now: (9, 4)))?.before == [65, 75, 85, 95])
    }

    @Test func `never falls below none`() {
        #expect(forecast(weeks(10, 90), open: 3)?.expected == 0)
    }

    @Test func `owns up to too little: too few tickets, or too short a time`() {
        #expect(forecast(weeks(4, 4))?.isThin == true)
        #expect(forecast(weeks(5, 4))?.isThin == false)
        #expect(forecast(weeks(60, 50, since: 9))?.isThin == true)
        #expect(forecast(weeks(60, 50, since: 8))?.isThin == false)
        #expect(forecast(weeks(0, 0))?.isThin == true)
    }
}
