import Law
import Wording
import YAML

/// Reads a figure as people type it: `60`, `60%`, `60 percent` and `百分之六十` are one share, `1,000,000`, `1m` and `100万`
/// one count, `2026/3/1` and `2026年3月1日` one day.
enum FigureEntry {
  /// The figure as company files write it.
  ///
  /// - Returns: What is wrong, in words, where it is none.
  static func read(_ text: String, as line: Prompt.Line) -> Result<YAMLContent, FigureProblem> {
    let trimmed = String(text.filter { !$0.isWhitespace }).halfWidth.lowercased()
    switch line {
    case .percentage:
      do throws(PercentageError) {
        return .success(.word(try Percentage(parsing: Array((share(trimmed) + "%").utf8)).description))
      } catch {
        return .failure(.percentage(error))
      }
    case .count:
      guard let count = count(trimmed) else { return .failure(.count) }
      return .success(.word("\(count)"))
    case .date:
      guard let date = CalendarDate(parsing: Array(day(trimmed).utf8)) else { return .failure(.date) }
      return .success(.word(date.description))
    case .name, .path: return .success(.text(text))
    }
  }

  // MARK: - Shares

  /// Shares that are said without a figure.
  private static let shares: [String: String] = [
    "all": "100", "wholly": "100", "whollyowned": "100", "whollyforeign": "100", "whollyforeignowned": "100", "wfoe": "100",
    "全资": "100", "独资": "100", "外商独资": "100", "全外资": "100", "全部": "100", "百分百": "100",
    "half": "50", "一半": "50", "none": "0", "no": "0", "nil": "0", "zero": "0", "无": "0", "没有": "0", "零": "0", "内资": "0",
  ]

  /// A share without its unit, as far as it can be made out.
  private static func share(_ text: String) -> String {
    if let said = shares[text.filter(\.isLetter)], !text.contains(where: { $0.isASCII && $0.isNumber }) { return said }
    var figure = text.replacing("。", with: ".")
    for word in ["foreign", "owned", "外资", "外方", "持股", "占"] { figure = figure.replacing(word, with: "") }
    if figure.hasPrefix("百分之") {
      figure.removeFirst(3)
      return chineseNumber(figure).map(String.init) ?? figure
    }
    for unit in ["%", "percent", "pct"] where figure.hasSuffix(unit) { figure.removeLast(unit.count) }
    return figure
  }

  /// A whole number up to a hundred that is written in characters.
  private static func chineseNumber(_ text: String) -> Int? {
    if text == "百" || text == "一百" { return 100 }
    if text.isEmpty { return nil }
    let digits: [Character: Int] = ["一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9]
    let parts = text.split(separator: "十", omittingEmptySubsequences: false)
    func digit(_ part: Substring, otherwise: Int) -> Int? {
      part.isEmpty ? otherwise : part.count == 1 ? part.first.flatMap { digits[$0] } : nil
    }
    switch parts.count {
    case 1: return digit(parts[0], otherwise: 0)
    case 2: return digit(parts[0], otherwise: 1).flatMap { tens in digit(parts[1], otherwise: 0).map { tens * 10 + $0 } }
    case _: return nil
    }
  }

  // MARK: - Counts and days

  /// Units of counts, as powers of ten.
  private static let units = [
    ("thousand", 3), ("million", 6), ("billion", 9), ("k", 3), ("m", 6), ("千", 3), ("万", 4), ("亿", 8),
  ]

  private static func count(_ text: String) -> Int64? {
    var digits = text.filter { $0 != "," && $0 != "_" }
    if digits.hasSuffix("人") { digits.removeLast() }
    var zeros = 0
    if let (unit, power) = units.first(where: { digits.hasSuffix($0.0) }) {
      digits.removeLast(unit.count)
      zeros = power
    }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let decimals = parts.count == 2 ? parts[1] : ""
    guard let whole = parts.first, !whole.isEmpty, parts.count <= 2, decimals.count <= zeros,
      parts.count == 1 || !decimals.isEmpty, (whole + decimals).allSatisfy({ $0.isASCII && $0.isNumber })
    else { return nil }
    return Int64(whole + decimals + String(repeating: "0", count: zeros - decimals.count))
  }

  /// A day as files write it, where year, month and day stand in this order.
  private static func day(_ text: String) -> String {
    var parts = text.split { "-/.年月日".contains($0) }
    if parts.count == 1, text.count == 8 {
      parts = [text.prefix(4), text.dropFirst(4).prefix(2), text.suffix(2)]
    }
    guard parts.count == 3 else { return text }
    return parts.map { $0.count == 1 ? "0" + $0 : String($0) }.joined(separator: "-")
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
