import Diagnostics
import Law

/// What is wrong with a text that should be a day.
enum DateHint {
  /// - Returns: `nil` where the text is nothing like one.
  static func of(_ text: String) -> Message? {
    let numbers = text.split { !($0.isASCII && $0.isNumber) }.prefix(4).map(String.init)
    let isDay = text.unicodeScalars.allSatisfy { "0123456789-/. 年月日号".unicodeScalars.contains($0) }
    if let day = comparison(text) { return day }
    if numbers.count == 1, let number = numbers.first, number.count == 8, isDay {
      return day(String(number.prefix(4)), String(number.dropFirst(4).prefix(2)), String(number.suffix(2)))
    }
    if text.count > 10, let date = CalendarDate(parsing: Array(text.prefix(10).utf8)) {
      return Message("write the day alone: `\(date)`", "请只写日期：`\(date)`")
    }
    guard isDay else { return nil }
    switch numbers.count {
    case 3 where numbers[0].count == 4: return day(numbers[0], numbers[1], numbers[2])
    case 3 where numbers[2].count == 4:
      // Which of the two is the month is told only by a number above 12.
      let (first, second) = (Int(numbers[0]) ?? 0, Int(numbers[1]) ?? 0)
      if second > 12 || first == second { return day(numbers[2], numbers[0], numbers[1]) }
      if first > 12 { return day(numbers[2], numbers[1], numbers[0]) }
      return Message("write year, month and day in this order: `2024-06-01`", "请按年、月、日的顺序书写：`2024-06-01`")
    case 3 where numbers[0].count <= 2:
      guard let year = Int(numbers[0]), let month = Int(numbers[1]), let day = Int(numbers[2]),
        let date = CalendarDate(year: 2000 + year, month: month, day: day)
      else { return nil }
      return Message("write the year with four digits, month and day with two: `\(date)`", "年份写四位，月、日各写两位：`\(date)`")
    case 2 where numbers[0].count == 4:
      guard let year = Int(numbers[0]), let month = Int(numbers[1]),
        let date = CalendarDate(year: year, month: month, day: 1)
      else { return nil }
      return Message("the day is missing: write it as `\(date)`", "缺少日：请写作`\(date)`")
    case 1 where numbers[0].count == 4:
      return Message("month and day are missing: write it as `\(numbers[0])-01-01`", "缺少月和日：请写作`\(numbers[0])-01-01`")
    default: return nil
    }
  }

  /// What is wrong with a day whose parts are known.
  private static func day(_ year: String, _ month: String, _ day: String) -> Message? {
    guard let year = Int(year), let month = Int(month), let day = Int(day) else { return nil }
    if let date = CalendarDate(year: year, month: month, day: day) {
      return Message("write it as `\(date)`", "请写作`\(date)`")
    }
    guard let first = CalendarDate(year: year, month: month, day: 1) else {
      return CalendarDate(year: year, month: day, day: month).map {
        Message("there is no month \(month): did you mean `\($0)`?", "没有\(month)月：是否想写`\($0)`？")
      }
        ?? Message("there is no month \(month)", "没有\(month)月")
    }
    let next = month == 12 ? nil : CalendarDate(year: year, month: month + 1, day: 1)
    let last = next?.previous.day ?? 31
    return Message("\(names[first.month - 1]) \(year) has \(last) days", "\(year)年\(first.month)月只有\(last)天")
  }

  /// A sign for what is written in words: `> 2024-06-01`.
  private static func comparison(_ text: String) -> Message? {
    let signs = [
      (">=", "on or after"), ("<=", "on or before"), (">", "after"), ("<", "before"), ("since", "on or after"),
    ]
    guard let (sign, word) = signs.first(where: { text.hasPrefix($0.0) }) else { return nil }
    let rest = text.dropFirst(sign.count).drop { $0 == " " }
    return CalendarDate(parsing: Array(rest.utf8)).map { Message("write `\(word) \($0)`", "请写作`\(word) \($0)`") }
  }

  private static let names = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}
