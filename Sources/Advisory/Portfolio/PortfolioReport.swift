package import Law

/// Builds the report on several companies from the memos on each.
package struct PortfolioReport {
  private let words: ReportWords
  private let edition: Edition

  package init(_ language: Language, _ edition: Edition) {
    words = ReportWords(language: language)
    self.edition = edition
  }

  /// One company of the report.
  private struct Entry {
    let anchor: String
    let name: String
    let verdict: Verdict
    let memo: ContentObject
  }

  /// - Parameter memos: In the order of the input.
  package func report(on memos: [ContentObject]) -> ContentObject {
    let entries = memos.enumerated().map { number, memo in
      Entry(
        anchor: "company-\(number + 1)", name: memo["company"]?.string ?? "",
        verdict: memo["verdict"]?["name"]?.string.flatMap(Verdict.init(name:)) ?? .indeterminate,
        memo: memo)
    }
    let counts = Verdict.allCases.map { verdict in
      (verdict: verdict, count: entries.filter { $0.verdict == verdict }.count)
    }
    var report = ContentObject()
    report.add("kind", "portfolio")
    report.add("language", words.language.rawValue)
    report.add("count", entries.count)
    report.add("as-of", days(memos))
    report.add("bottom-line", bottomLine(entries, counts))
    report.add("warnings", warnings(memos))
    report.add(
      "counts",
      counts.filter { $0.count > 0 }.map { verdict, count in
        var object = self.verdict(verdict)
        object.add("count", count)
        return object
      })
    report.add("distribution", drawing: distribution(counts))
    report.add("heat-map", drawing: heatMap(entries))
    let worstFirst = entries.enumerated()
      .sorted { ($0.element.verdict, $0.offset) < ($1.element.verdict, $1.offset) }.map(\.element)
    report.add("action", items: worstFirst.filter { $0.verdict <= .indeterminate }.map(row))
    report.add("companies", items: entries.map(row))
    report.add("sections", entries.map(section))
    report.add("reproduction", reproduction(memos))
    return report
  }

  private func verdict(_ verdict: Verdict) -> ContentObject {
    var object = ContentObject()
    object.add("name", verdict.name)
    object.add("word", words.verdict(verdict))
    object.add("mark", verdict.mark)
    object.add("tone", verdict.tone)
    object.add("rank", Int(verdict.rawValue))
    return object
  }

  private func days(_ memos: [ContentObject]) -> String {
    let days = Set(memos.compactMap { $0["as-of"]?.string }).sorted()
    guard let first = days.first, let last = days.last, first != last else {
      return days.first ?? ""
    }
    return words("\(first) to \(last)", "\(first)至\(last)")
  }

  private func warnings(_ memos: [ContentObject]) -> [String] {
    var seen: Set<String> = []
    return memos.flatMap { $0["warnings"]?.strings ?? [] }.filter { seen.insert($0).inserted }
  }

  private func bottomLine(
    _ entries: [Entry], _ counts: [(verdict: Verdict, count: Int)]
  ) -> [String] {
    let list = counts.filter { $0.count > 0 }.map { "\($0.count) \(words.verdict($0.verdict))" }
      .joined(separator: words(", ", "、"))
    let stopped = entries.filter { $0.verdict <= .restrictedViolated }.count
    let open = entries.filter { $0.verdict == .indeterminate }.count
    var sentences = [
      words(
        "\(entries.count) companies by their worst service line: \(list).",
        "共\(entries.count)家公司，按最差业务线计：\(list)。")
    ]
    if stopped > 0 {
      sentences.append(
        words(
          "\(stopped) of them run at least one service line that may not be run as it is described.",
          "其中\(stopped)家至少有一项业务不得按所述方式经营。"))
    }
    if open > 0 {
      sentences.append(
        words(
          "\(open) cannot be decided by what is known; what each hangs on is named in its section.",
          "\(open)家据已知事实尚不能确定，所取决的事实见各节。"))
    }
    return sentences
  }

  /// The row of a company in a table.
  private func row(_ entry: Entry) -> ContentObject {
    let first = entry.memo["table"]?["items"]?.objects.first
    var row = ContentObject()
    row.add("company", entry.name)
    row.add("anchor", entry.anchor)
    row.add("verdict", verdict(entry.verdict))
    row.add("services", entry.memo["services"]?.objects.count ?? 0)
    row.add("service", first?["service"]?.string)
    row.add("why", first?["why"]?.string)
    row.add("change", first?["change"]?.string)
    return row
  }

  /// The memo of a company with its place in the report.
  private func section(_ entry: Entry) -> ContentObject {
    var section = entry.memo
    section.add("anchor", entry.anchor)
    return section
  }

  private func reproduction(_ memos: [ContentObject]) -> ContentObject {
    var object = ContentObject()
    object.add("as-of", days(memos))
    object.add("law-digest", edition.digest)
    object.add("law-review", memos.first?["reproduction"]?["law-review"]?.string)
    object.add("program", edition.program)
    return object
  }

  // MARK: - Drawings

  private func distribution(_ counts: [(verdict: Verdict, count: Int)]) -> String {
    let shown = counts.filter { $0.count > 0 }
    let rows = shown.map { verdict, count in
      BarChart.Bar(
        label: "\(verdict.mark) \(words.verdict(verdict))", tone: verdict.tone, count: count)
    }
    return BarChart(rows).svg(
      title: words("Verdicts of the companies", "各公司结论分布"),
      description: rows.map { "\($0.label) \($0.count)" }.joined(separator: "; "),
      id: "distribution")
  }

  private func heatMap(_ entries: [Entry]) -> String? {
    let rows = entries.map { entry in
      HeatMap.Row(label: entry.name, anchor: entry.anchor, cells: cells(entry.memo))
    }
    return HeatMap(rows)?.svg(
      title: words("Companies by activity", "公司与业务对照"),
      description: words(
        "Each row is a company, each column an activity; a cell shows the worst verdict, by sign and colour. "
          + "The table of all companies says the same in words.",
        "每行为一家公司，每列为一项业务；格内以符号和颜色表示最差结论。全部公司表以文字载明。"),
      legend: Verdict.allCases.map { ($0.sign, words.verdict($0), $0.tone) }, id: "heat-map")
  }

  /// The worst verdict of each activity, over the service lines.
  private func cells(_ memo: ContentObject) -> [String: HeatMap.Cell] {
    var cells: [String: HeatMap.Cell] = [:]
    for activity in memo["services"]?.objects.flatMap({ $0["activities"]?.objects ?? [] }) ?? [] {
      guard let title = activity["title"]?.string,
        let verdict = activity["verdict"]?["name"]?.string.flatMap(Verdict.init(name:))
      else { continue }
      if let found = cells[title], found.rank <= verdict.rawValue { continue }
      cells[title] = HeatMap.Cell(
        rank: verdict.rawValue, sign: verdict.sign, tone: verdict.tone, word: words.verdict(verdict)
      )
    }
    return cells
  }
}
