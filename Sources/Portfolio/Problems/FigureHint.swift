import Diagnostics
import Law

/// What a text that should be a figure probably says, and how that is written.
enum FigureHint {
  /// Of a share of the whole.
  static func percentage(_ text: String) -> Message? {
    let text = text.trimmed
    if let (word, rest) = comparison(text) {
      return rest.asPercentage.map { Message("write `\(word)\($0)`", "请写作`\(word)\($0)`") }
        ?? Message("write a figure after `\(word)`: `\(word)50 %`", "请在`\(word)`之后写数字：`\(word)50 %`")
    }
    if let fraction = Fraction(text) {
      return fraction.percentage.map(Message.didYouMean)
        ?? Message(
          "a fraction is read as the `share` of a holder alone: list the holders under `ownership:`",
          "分数只可用于持有人的`share`：请在`ownership:`下列出持有人")
    }
    return range(text).map {
      Message(
        "one figure is read here: write `at least \($0)`, or list the holders under `ownership:`",
        "此处只能写一个数字：请写`at least \($0)`，或在`ownership:`下列出持有人")
    }
      ?? text.asPercentage.map { Message("write it as `\($0)`", "请写作`\($0)`") }
  }

  /// Of the share of a holder.
  static func share(_ text: String) -> Message? {
    let text = text.trimmed
    if let (word, rest) = comparison(text) {
      return rest.asPercentage.map { Message("write `\(word)\($0)`", "请写作`\(word)\($0)`") }
    }
    if let dash = text.firstIndex(where: isDash), let to = String(text[text.index(after: dash)...]).asPercentage,
      let from = String(text[..<dash]).asPercentage
    {
      return Message("write `\(from) to \(to)`", "请写作`\(from) to \(to)`")
    }
    return text.asPercentage.map { Message("write it as `\($0)`", "请写作`\($0)`") }
  }

  /// Of a number.
  static func count(_ text: String) -> Message? {
    let text = text.trimmed
    if let (word, rest) = comparison(text), let figure = rest.asCount {
      return Message("write `\(word)\(figure)`", "请写作`\(word)\(figure)`")
    }
    return text.asCount.map { Message("write `\($0)`", "请写作`\($0)`") }
  }

  // MARK: - Parts

  /// Signs and words for what is written as `above` and the like, longest first.
  private static let comparisons: [(said: String, word: String)] = [
    ("no more than", "at most "), ("not more than", "at most "), ("no less than", "at least "),
    ("not less than", "at least "), ("more than", "above "), ("less than", "below "), ("up to", "at most "),
    ("at most", "at most "), ("at least", "at least "), ("above", "above "), ("below", "below "), ("over", "above "),
    ("under", "below "), ("不超过", "at most "), ("不低于", "at least "), ("不少于", "at least "), ("超过", "above "),
    ("低于", "below "), ("大于", "above "), ("小于", "below "), (">=", "at least "), ("<=", "at most "),
    ("=>", "at least "), ("=<", "at most "), ("≥", "at least "), ("≤", "at most "), (">", "above "), ("<", "below "),
    ("=", ""),
  ]

  private static func comparison(_ text: String) -> (word: String, rest: String)? {
    let lower = text.lowercased()
    guard let found = comparisons.first(where: { lower.hasPrefix($0.said) }) else { return nil }
    return (found.word, String(text.dropFirst(found.said.count)))
  }

  private static func isDash(_ character: Character) -> Bool { "-–—~～至".contains(character) }

  /// The lower end of a range.
  private static func range(_ text: String) -> String? {
    guard let dash = text.firstIndex(where: isDash), dash != text.startIndex,
      String(text[text.index(after: dash)...]).asPercentage != nil
    else { return nil }
    return String(text[..<dash]).asPercentage
  }

  /// Two whole numbers with a stroke between them, at most one.
  private struct Fraction {
    let part: Int64
    let whole: Int64

    init?(_ text: String) {
      let terms = text.split(separator: "/", omittingEmptySubsequences: false).map { $0.trimmed }
      guard terms.count == 2, let part = Int64(terms[0]), let whole = Int64(terms[1]), whole > 0, part >= 0,
        part <= whole, whole <= 1_000_000
      else { return nil }
      (self.part, self.whole) = (part, whole)
    }

    /// The same as a per cent, if it can be written in full.
    var percentage: String? {
      let millionths = part * 1_000_000
      return millionths % whole == 0 ? Percentage(millionths: Int32(millionths / whole)).description : nil
    }
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  /// The per cent that it says in another way: `50 percent`, `33,3 %`, `50`; `nil` where it says none.
  fileprivate var asPercentage: String? {
    var text = trimmed.lowercased()
    for unit in ["%", "percent", "per cent", "pct", "percentage", "个百分点"] where text.hasSuffix(unit) {
      text = String(text.dropLast(unit.count)).trimmed
      break
    }
    if text.hasPrefix("百分之") { text = String(text.dropFirst(3)) }
    let parts = text.replacing(",", with: ".").split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy(\.isDigits), (parts.first?.count ?? 0) <= 3,
      (parts.dropFirst().first?.count ?? 0) <= 4
    else { return nil }
    let figure = parts.joined(separator: ".") + " %"
    return (try? Percentage(parsing: Array(figure.utf8))) == nil ? nil : figure
  }

  /// The whole number that it says in another way: `1,000`, `5 people`.
  fileprivate var asCount: String? {
    let digits = trimmed.prefix { $0.isASCII && ($0.isNumber || $0 == "," || $0 == " ") }
    let rest = trimmed.dropFirst(digits.count)
    let figure = String(digits.filter(\.isNumber))
    guard figure.isDigits, figure.count <= 15, rest.first != ".", rest.allSatisfy({ $0.isLetter || $0 == " " }) else {
      return nil
    }
    return figure
  }

  fileprivate var isDigits: Bool { !isEmpty && utf8.allSatisfy { $0 >= 48 && $0 <= 57 } }
}
