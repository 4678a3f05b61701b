import Law
import Wording
import YAML

/// Reads a figure as people type it: `60`, `60%` and `60 %` are one share, `1,000,000` a count.
enum FigureEntry {
  /// The figure as company files write it.
  ///
  /// - Returns: What is wrong, in words, where it is none.
  static func read(_ text: String, as line: Prompt.Line) -> Result<YAMLContent, FigureProblem> {
    let trimmed = String(text.filter { !$0.isWhitespace }).halfWidth
    switch line {
    case .percentage:
      let figure = trimmed.replacing("。", with: ".")
      let whole = figure.hasSuffix("%") ? figure : figure + "%"
      do throws(PercentageError) {
        return .success(.word(try Percentage(parsing: Array(whole.utf8)).description))
      } catch {
        return .failure(.percentage(error))
      }
    case .count:
      let digits = trimmed.filter { $0 != "," && $0 != "_" }
      guard let count = Int64(digits), count >= 0 else { return .failure(.count) }
      return .success(.word("\(count)"))
    case .date:
      guard let date = CalendarDate(parsing: Array(trimmed.utf8)) else { return .failure(.date) }
      return .success(.word(date.description))
    case .name, .path: return .success(.text(text))
    }
  }
}

/// Why what was typed is no figure.
enum FigureProblem: Error, Hashable {
  case percentage(PercentageError)
  case count, date

  func says(_ words: ReportWords) -> String {
    switch self {
    case .percentage(.notAFigure), .percentage(.noUnit):
      words("a share is a figure such as 60 or 33.3 %", "请填写比例，例如60或者33.3%")
    case .percentage(.outsideTheWhole):
      words("a share lies between 0 and 100 %", "比例应当在0至100%之间")
    case .percentage(.tooFine):
      words("a share has four decimals at most", "比例最多保留四位小数")
    case .count: words("a whole number is expected, such as 1000000", "请填写整数，例如1000000")
    case .date: words("a day is written 2026-03-01", "日期格式为2026-03-01")
    }
  }
}
