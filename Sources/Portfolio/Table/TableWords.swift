import Law

/// The words that a table may use for columns and values: names, titles and short names, in either language.
struct TableWords {
  /// What a column holds.
  enum Column: Hashable {
    case company, id, asOf, service, activity, about, nothingElse, note
    case fact(FactID)
    /// What is read of no column.
    case ignored
  }

  private let law: Law
  let columns: [String: Column]
  private let activities: [String: String]
  private let topics: [String: String]
  private let places: [String: String]

  init(_ law: Law) {
    self.law = law
    var all: [([String], String, Column)] = [([], "ignore", .ignored)]
    for (column, names) in Self.ownColumns { all.append((Array(names.dropFirst()), names[0], column)) }
    for fact in law.facts { all.append(([fact.short.english, fact.short.chinese], fact.name, .fact(fact.id))) }
    columns = Self.words(all)
    activities = Self.words(law.activities.map { ([$0.title.english, $0.title.chinese], $0.name, $0.name) })
    topics = Self.words(law.topics.map { ([$0.says.english, $0.says.chinese], $0.name, $0.name) })
    places = Self.words(law.places.map { ([$0.title.english, $0.title.chinese], $0.name, $0.name) })
  }

  /// Meanings by the names and the titles that stand for them. A title that could mean two of them means none.
  private static func words<Meaning: Equatable>(
    _ all: [([String], String, Meaning)]
  ) -> [String: Meaning] {
    var words: [String: Meaning?] = [:]
    for (titles, _, meaning) in all {
      for title in titles {
        let known = words[key(title)]
        words[key(title)] = .some(known == nil || known == .some(meaning) ? meaning : nil)
      }
    }
    for (_, name, meaning) in all { words[key(name)] = .some(meaning) }
    return words.compactMapValues(\.self)
  }

  /// The columns that are no facts, with what each may be called.
  static let ownColumns: [(column: Column, names: [String])] = [
    (.company, ["company", "公司", "公司名称", "企业名称"]), (.id, ["id", "编号"]), (.asOf, ["as-of", "适用日期"]),
    (.service, ["service", "业务", "业务名称"]), (.activity, ["activity", "activities", "业务类别"]),
    (.about, ["about", "主题"]), (.nothingElse, ["nothing-else", "无其他业务"]), (.note, ["note", "备注"]),
  ]

  /// A text as it is looked up: small narrow simplified letters, `-` between words.
  static func key(_ text: String) -> String {
    SearchText.folded(text).split { $0 == " " || $0 == "_" || $0 == "-" || $0.isNewline }.joined(separator: "-")
  }

  // MARK: - Values

  /// The parts of a cell that lists several things.
  static func parts(_ text: String) -> [String] {
    text.split { ";；、|\n".contains($0) }.map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }.filter { !$0.isEmpty }
  }

  /// What a cell says, as a file of companies writes it: one word, or several. What is none of the words stays as it is.
  func values(_ text: String, of column: Column, unit: TableColumns.Unit?) -> [String] {
    switch column {
    case .company, .id, .service, .note, .ignored: [text]
    case .asOf: [Self.date(text)]
    case .activity: several(text) { activities[Self.key($0)] ?? code($0) }
    case .about: several(text) { topics[Self.key($0)] }
    case .nothingElse: [Self.yesNo(text) ?? text]
    case .fact(let fact): values(text, of: law[fact], unit)
    }
  }

  private func values(_ text: String, of fact: Fact, _ unit: TableColumns.Unit?) -> [String] {
    if Self.notKnown.contains(Self.key(text)) { return ["unknown"] }
    switch fact.kind {
    case .yesNo: return [Self.yesNo(text) ?? text]
    case .percentage: return [Self.percentage(text, unit)]
    case .count: return [Self.count(text)]
    case .date: return [Self.date(text)]
    case .place: return [place(text) ?? text]
    case .choice, .set:
      if fact.kind == .set, ["none", "无", "没有"].contains(Self.key(text)) { return ["none"] }
      let names = Self.words(fact.values.map { ([$0.says.english, $0.says.chinese], $0.name, $0.name) })
      return several(text) { names[Self.key($0)] }
    }
  }

  /// - Returns: The whole text as one where it is, else its parts.
  private func several(_ text: String, _ find: (String) -> String?) -> [String] {
    if let whole = find(text) { return [whole] }
    let parts = Self.parts(text)
    return parts.isEmpty ? [text] : parts.map { find($0) ?? $0 }
  }

  /// An official code, whatever its case.
  private func code(_ text: String) -> String? {
    let code = text.uppercased()
    return law.activities.contains { $0.code == code } ? code : nil
  }

  /// A place by its name, its title, or everyday words that lead to it.
  private func place(_ text: String) -> String? {
    places[Self.key(text)]
      ?? law.lexicon.name(in: text, of: law) { if case .place = $0 { true } else { false } }
  }

  private static let notKnown: Set = ["unknown", "未知", "不详", "不明"]

  private static func yesNo(_ text: String) -> String? {
    switch key(text) {
    case "yes", "y", "true", "是": "yes"
    case "no", "n", "false", "否": "no"
    case let word where notKnown.contains(word): "unknown"
    case _: nil
    }
  }

  /// `2024/6/1`, `2024.6.1` and `2024年6月1日` as `2024-06-01`; a time of midnight after it, as spreadsheets write it, is left
  /// out.
  private static func date(_ text: String) -> String {
    var text = SearchText.folded(text)
    if let space = text.firstIndex(of: " "), text[space...].allSatisfy({ " 0:.".contains($0) }) {
      text = String(text[..<space])
    }
    for (last, separators) in [("日", ["年", "月"]), ("", ["/", "/"]), ("", [".", "."]), ("", ["-", "-"])] {
      guard text.hasSuffix(last) else { continue }
      let parts = text.dropLast(last.count).split(omittingEmptySubsequences: false) { separators.contains(String($0)) }
      guard parts.count == 3, parts[0].count == 4,
        parts.allSatisfy({ (1...4).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
        let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
        let date = CalendarDate(year: year, month: month, day: day)
      else { continue }
      return date.description
    }
    return text
  }

  /// A figure with its unit. Only a column that says so has figures without one.
  static func percentage(_ text: String, _ unit: TableColumns.Unit?) -> String {
    let text = SearchText.folded(text)
    let isBare = !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
    switch unit {
    case .percent where isBare: return text + " %"
    case .fraction where isBare: return fraction(text) ?? text
    case _: return text
    }
  }

  /// `0.6` as `60 %`; `nil` for what is not from 0 to 1, or finer than a millionth.
  private static func fraction(_ text: String) -> String? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = Int(parts[0].isEmpty ? "0" : parts[0]) else { return nil }
    let decimals = parts.count == 2 ? String(parts[1]) : ""
    guard decimals.count <= 6, let rest = Int(decimals.isEmpty ? "0" : decimals) else { return nil }
    let scale = (decimals.count..<6).reduce(1) { scale, _ in scale * 10 }
    guard whole <= 1, let millionths = Int32(exactly: whole * 1_000_000 + rest * scale), millionths <= 1_000_000
    else { return nil }
    return Percentage(millionths: millionths).description
  }

  /// A number without the commas between its thousands.
  private static func count(_ text: String) -> String {
    let text = SearchText.folded(text)
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.count > 1, (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
      return text
    }
    return groups.joined()
  }
}
