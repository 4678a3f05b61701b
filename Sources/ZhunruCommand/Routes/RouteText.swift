import Assessment
import Law
import Portfolio
import TerminalUI
import YAML

/// Lays out the routes of a company: what to change, by which provision that helps, and what else it changes.
struct RouteText {
  let report: TextReport
  private var law: Law { report.law }
  private var words: ReportWords { report.words }
  private var language: Language { report.language }

  /// Routes of one line that are shown.
  private static let most = 6

  /// - Parameter names: The lines of the company by name.
  func block(_ lines: [LineRoutes], _ names: [String]) -> Stack {
    var stack = Stack()
    for routes in lines {
      stack.append(
        LeftRight(
          StyledText(names[routes.line], .emphasis),
          StyledText(
            words.meanings(routes.before), report.style(of: routes.before.verdict)), hang: 2))
      if routes.routes.isEmpty { appendNone(routes, to: &stack) }
      for (number, route) in routes.routes.prefix(Self.most).enumerated() {
        append(route, number + 1, names, to: &stack)
      }
      if routes.routes.count > Self.most {
        report.note(words("and dearer ones", "另有代价更高的途径"), 2, .dim, to: &stack)
      }
      stack.append(BlankLine())
    }
    return stack
  }

  private func appendNone(_ routes: LineRoutes, to stack: inout Stack) {
    report.note(
      routes.isHopeless
        ? words(
          "no lawful route: none of the changes that come into question leads to anything better",
          "无合法途径：可考虑的变更均不能改善结论")
        : words(
          "no route was found, which does not prove that there is none", "未找到途径，但不能据此断定不存在途径"), 2,
      to: &stack)
  }

  private func append(_ route: Route, _ number: Int, _ names: [String], to stack: inout Stack) {
    stack.append(
      LeftRight(
        StyledText("  \(number)  → ")
          + StyledText(words.meanings(route.after), report.style(of: route.after.verdict)),
        StyledText(words("cost: ", "代价：") + cost(of: route), .dim), hang: 7))
    for step in steps(of: route) { report.note("– " + step, 5, to: &stack) }
    var notes: [String] = []
    if let provisions = provisions(of: route) { notes.append(provisions) }
    let licences = licences(of: route)
    if !licences.isEmpty {
      notes.append(words("then needed: ", "须取得：") + licences.joined(separator: words(", ", "、")))
    }
    if !notes.isEmpty { report.note(notes.joined(separator: " · "), 5, .dim, to: &stack) }
    var marks = WeakestMarks()
    for ground in route.grounds { marks.take(ground.marks) }
    for text in report.marks(marks) { report.note(text, 5, .dim, to: &stack) }
    for effect in route.sideEffects where effect.mends || effect.breaks {
      let outcome = "\(names[effect.line]): \(words.meanings(effect.before)) → \(words.meanings(effect.after))"
      report.note(
        (effect.breaks ? words("breaks ", "不利影响：") : words("also mends ", "同时改善：")) + outcome, 5,
        effect.breaks ? .bad : .good, to: &stack)
    }
  }

  // MARK: - Words

  /// What is to be changed, lever by lever: `change who holds the company: foreign-equity at most 50 %`.
  func steps(of route: Route) -> [String] {
    let values = ValueText(law: law, words: words)
    return route.levers.map { id in
      let lever = law[id]
      let parts = route.changes.compactMap { change -> String? in
        guard let fact = law.space.fact(of: change.variable), lever.moves(fact) else {
          return nil
        }
        let text = values.text(of: change.values, change.variable)
        let unknown = change.wasKnown ? "" : words(" (not known now)", "（目前不明）")
        return (law[fact].kind == .set ? text : "\(law[fact].name) \(text)") + unknown
      }
      return lever.says[language] + words(": ", "：") + parts.joined(separator: words("; ", "；"))
    }
  }

  /// The provisions that the outcome rests on.
  private func provisions(of route: Route) -> String? {
    var cited: [String] = []
    func cite(_ provision: ProvisionID) {
      let citation = law.citation(of: provision, in: language)
      if !cited.contains(citation) { cited.append(citation) }
    }
    for ground in route.grounds {
      for exception in ground.lifted { cite(law[exception].provision) }
      for finding in ground.deciding where law[finding.rule].licence == nil {
        cite(law[finding.rule].provision)
      }
      if let regime = ground.regime, law[regime].when != .always { cite(law[regime].provision) }
    }
    guard !cited.isEmpty else { return nil }
    return cited.joined(separator: words("; ", "；"))
  }

  private func licences(of route: Route) -> [String] {
    var found: [String] = []
    for ground in route.grounds {
      for rule in ground.licences {
        guard let licence = law[rule].licence else { continue }
        let title = law[licence].title[language]
        if !found.contains(title) { found.append(title) }
      }
    }
    return found
  }

  func cost(of route: Route) -> String {
    let costs = route.levers.map { law[$0].cost }
    return Lever.Cost.allCases.reversed().compactMap { cost in
      let count = costs.filter { $0 == cost }.count
      guard count > 0 else { return nil }
      return count == 1 ? words(cost) : "\(count) × \(words(cost))"
    }.joined(separator: " + ")
  }
}

extension ReportWords {
  func callAsFunction(_ cost: Lever.Cost) -> String {
    switch cost {
    case .low: self("low", "低")
    case .medium: self("medium", "中")
    case .high: self("high", "高")
    }
  }
}
