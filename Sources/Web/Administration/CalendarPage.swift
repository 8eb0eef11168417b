import Gateway
import Helpdesk
import Hummingbird
import Workflow

/// The calendars that services count on.
struct CalendarsPage: Printable {
    static let path = "/kelola/kalender"

    var frame: Frame
    var items: [Item]

    struct Item: Printable {
        var title: String
        var href: String
        var name: String
        var hours: [Line]
        var services: String
    }
}

/// A calendar's year at a glance, and when something would be due on it.
struct CalendarPage: Printable {
    var frame: Frame
    var title: String
    var name: String
    var zone: String
    var hours: [Line]
    var year: String
    var others: [Link]
    var months: [Month]
    /// The signs that days have.
    var legend: [Sign]
    var hasLegend: Bool
    var named: [Fact]
    var hasNamed: Bool
    var totals: [Line]
    var path: String
    var trial: DueTrial
    var due: DueAnswer?

    struct Month: Printable {
        var title: String
        var heads: [Head]
        var weeks: [Week]
    }

    struct Head: Printable {
        var short: String
        var long: String
    }

    struct Week: Printable {
        var days: [Day]
    }

    /// `number` is empty where another month's day would be.
    struct Day: Printable {
        var number: String
        var mark: String
        var sign: String?
    }

    struct Sign: Printable, Equatable {
        var mark: String
        var sign: String
        var text: String
    }

    static func path(_ name: String) -> String { "\(CalendarsPage.path)/\(name.percentEncoded)" }
}

extension Pages {
    func addCalendarRoutes(to routes: PageRoutes) {
        routes.get("kelola/kalender") { request, context in try await listCalendars(request, context) }
        routes.get("kelola/kalender/{name}") { request, context in try await showCalendar(request, context) }
    }

    /// `GET /kelola/kalender`
    private func listCalendars(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try await administrator(request, context)
        let (words, administration) = (reader.words, reader.administration)
        let items = administration.calendars.map { calendar in
            let services = administration.workflows.filter {
                $0.definition.calendars.map(\.name).contains(calendar.name)
            }
            return CalendarsPage.Item(
                title: words.wording(calendar.title), href: CalendarPage.path(calendar.name), name: calendar.name,
                hours: words.hours(of: calendar, in: words.zone).map(Line.init),
                services: words.both(services.map { words.wording($0.definition.title) }))
        }
        let page = CalendarsPage(
            frame: try await frame(reader.member, title: words("admin.calendars")), items: items)
        return answer(.calendars, page, reader.visit)
    }

    /// `GET /kelola/kalender/{name}?tahun=&mulai=&lama=&satuan=&zona=`
    private func showCalendar(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try await administrator(request, context)
        let (words, name, query) = (reader.words, try context.name("name"), try Query(of: request))
        guard let calendar = reader.administration.calendars.first(where: { $0.name == name }) else {
            throw BadRequest.noSuchPath
        }
        let zone = calendar.zone(forHolderIn: words.zone)
        let thisYear = zone.local(words.now).day.year
        guard let year = query["tahun"].map({ Int($0) }) ?? thisYear, (1...9_999).contains(year) else {
            throw BadRequest.noSuchPath
        }
        let sheet = YearSheet(of: calendar, year: year, texts: words.texts, in: words.language)
        let asked = DueQuestion(query.all, of: calendar, words)
        let page = words.page(
            sheet, of: calendar, in: year, frame: try await frame(reader.member, title: sheet.title), asked)
        return answer(.calendar, page, reader.visit)
    }
}

extension PageWords {
    func page(
        _ sheet: YearSheet, of calendar: WorkingCalendar, in year: Int, frame: Frame, _ asked: DueQuestion
    ) -> CalendarPage {
        let path = CalendarPage.path(calendar.name)
        let others = [year - 1, year + 1].filter((1...9_999).contains).map {
            Link(text: "\($0)", href: address(path, [("tahun", "\($0)")]))
        }
        return CalendarPage(
            frame: frame, title: sheet.title, name: calendar.name, zone: sheet.zone,
            hours: sheet.hours.map(Line.init), year: "\(year)", others: others, months: sheet.printable,
            legend: sheet.legend.map { .init(mark: $0.mark.rawValue, sign: $0.mark.sign, text: $0.text) },
            hasLegend: !sheet.legend.isEmpty, named: sheet.named.map { Fact(label: $0.days, value: $0.what) },
            hasNamed: !sheet.named.isEmpty, totals: sheet.totals.map(Line.init), path: path,
            trial: asked.trial(in: year, self), due: asked.answer(on: calendar, self))
    }
}

extension YearSheet {
    fileprivate var printable: [CalendarPage.Month] {
        let heads = weekdays.map { CalendarPage.Head(short: $0.short, long: $0.long) }
        return months.map { month in
            CalendarPage.Month(
                title: month.title, heads: heads,
                weeks: month.weeks.map { week in
                    CalendarPage.Week(
                        days: week.map { day in
                            guard let day else { return CalendarPage.Day(number: "", mark: "none", sign: nil) }
                            return CalendarPage.Day(
                                number: "\(day.number)", mark: day.mark.rawValue,
                                sign: day.mark == .open ? nil : day.mark.sign)
                        })
                })
        }
    }
}
