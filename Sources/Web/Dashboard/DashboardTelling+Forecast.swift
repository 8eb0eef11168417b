import Helpdesk
import Workflow

// Where the queue will be by Friday, in plain words and as a line.
extension DashboardTelling {
    var forecastSection: DashboardPage.Section {
        let forecast = Forecast(
            open: dashboard.openNow, weeks: dashboard.weeks, calendar: definition.calendar, today: dashboard.today)
        guard let forecast, !forecast.isThin else {
            return section("forecast", layout: "some", pictures: [], lines: [text("forecast.thin")])
        }
        let friday = words.weekdayAndDay(forecast.friday)
        let past = zip(dashboard.weeks.dropLast().suffix(forecast.before.count), forecast.before).map { week, open in
            (label: words.shortDay(week.monday.advanced(by: 6)), value: open)
        }
        let picture = trend(
            past + [(label: text("forecast.now"), value: forecast.open)],
            to: (label: words.shortDay(forecast.friday), value: forecast.expected),
            id: "ramalan", title: text("forecast.title"), summary: sentence(forecast, friday), written: words.number)
        return section(
            "forecast", layout: "some", pictures: [.init(picture: picture)],
            note: text("forecast.note"), lines: [sentence(forecast, friday), pace(forecast)],
            list: Link(text: text("list.open"), href: list(Status.open)))
    }

    private func sentence(_ forecast: Forecast, _ friday: String) -> String {
        text(
            "forecast.sentence",
            [
                "day": friday, "expected": words.number(forecast.expected), "open": words.number(forecast.open),
            ])
    }

    private func pace(_ forecast: Forecast) -> String {
        let key = forecast.net > 0 ? "more" : forecast.net < 0 ? "fewer" : "even"
        return text(
            "forecast.\(key)",
            ["tenths": words.perDay(abs(forecast.net), days: forecast.workingDays), "days": "\(forecast.daysLeft)"])
    }
}

extension PageWords {
    /// `1,5`
    fileprivate func perDay(_ count: Int, days: Int) -> String {
        let tenths = (count * 10 + days / 2) / days
        return "\(number(tenths / 10))\(language == .indonesian ? "," : ".")\(tenths % 10)"
    }
}
