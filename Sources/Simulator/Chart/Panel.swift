/// One small chart: a line for each workflow over the same days.
struct Panel {
    var title: String
    /// At the right of the title, such as the peaks.
    var note: String
    var series: [[Double]]
    /// How many days one value stands for.
    var daysPerValue: Int
    var axis: Axis
    var format: (Double) -> String
    /// Filled to the ground, as counts of what came are.
    var isFilled = false
    var height = 120.0
}
