package import Assessment
import DecisionDiagram
package import Law

extension ResultWords {
  /// What is to be changed, lever by lever: `change who holds the company: foreign share at most 50 %`.
  package func steps(of route: Route) -> [String] {
    route.levers.map { step($0, route.changes) }
  }

  /// The same of a joint route; what moves a service begins with its name.
  package func steps(of route: JointRoute, _ names: [String]) -> [String] {
    route.moves.map { move in
      let changes =
        move.line.map { line in route.serviceChanges.filter { $0.line == line }.flatMap(\.changes) }
        ?? route.companyChanges
      return (move.line.map { names[$0] + words(": ", "：") } ?? "") + step(move.lever, changes)
    }
  }

  /// What must be so afterwards, as clauses: `foreign share at most 50 %`.
  ///
  /// - Parameter tellsProduct: Whether with what becomes of the product.
  package func changes(of route: Route, tellsProduct: Bool = true) -> [String] {
    let product = tellsProduct ? [] : route.levers.filter { law[$0].changesProduct }.flatMap { own($0, route.changes) }
    return route.changes.filter { !product.contains($0) }.map(statement)
  }

  /// The same of a joint route; what is asked of a service begins with its name.
  package func changes(of route: JointRoute, _ names: [String], tellsProduct: Bool = true) -> [String] {
    route.companyChanges.map(statement)
      + services(route, names) { change in tellsProduct || !changesProduct(change, route) }
  }

  /// What becomes of the products on a joint route, each with the name of its line.
  package func productChanges(of route: JointRoute, _ names: [String]) -> [String] {
    services(route, names) { changesProduct($0, route) }
  }

  private func changesProduct(_ change: Route.Change, _ route: JointRoute) -> Bool {
    route.moves.contains { law[$0.lever].changesProduct && own($0.lever, [change]) == [change] }
  }

  private func services(
    _ route: JointRoute, _ names: [String], where isTold: (Route.Change) -> Bool
  ) -> [String] {
    route.serviceChanges.compactMap { line, changes in
      let told = changes.filter(isTold)
      return told.isEmpty ? nil : names[line] + words(": ", "：") + words.all(told.map(statement))
    }
  }

  /// Characters up to which a change says itself what way it is.
  private static let shortWay = 70

  /// A route as a phrase: `a foreign share of at most 50 %`, or by its levers where the changes take more room.
  ///
  /// - Parameter tellsConditions: Whether also with what must be so beside the steps.
  package func way(_ route: Route, tellsConditions: Bool = true) -> String {
    wayInFull(route) ?? levers(route.levers, route.changes, tellsConditions: tellsConditions)
  }

  /// A route as a phrase that says all its changes; `nil` where that takes more room, or where what becomes of the
  /// product is said apart.
  package func wayInFull(_ route: Route) -> String? {
    guard !route.levers.contains(where: { law[$0].changesProduct }) else { return nil }
    let changes = words.all(route.changes.filter { !$0.isKept }.map(phrase))
    if changes.count <= Self.shortWay, route.changes.allSatisfy({ isClause($0) }) { return changes }
    // What shares will do is what is asked first.
    if route.changes.allSatisfy({ isShare($0) }) { return changes }
    // One change of a fact that is a choice says itself what the lever leaves open.
    guard route.changes.count == 1, let change = route.changes.first, change.values.count == 1,
      change.wasKnown, let fact = law.space.fact(of: change.variable), law[fact].kind == .choice,
      // That there is none of it is what the lever says.
      !change.values.contains(where: { law[fact].values[$0].name == "none" })
    else { return nil }
    let value = ValueText(law: law, words: words).text(of: change.values, change.variable)
    let noun = levers(route.levers, route.changes)
    return words("\(noun) (\(value))", "\(noun)（\(value)）")
  }

  /// Levers as a phrase. Nobody can end or leave out what nobody said: where nothing is known of all that a lever moves,
  /// what must be so is a condition, and no step.
  ///
  /// - Parameter tellsConditions: Whether also with such conditions, where there is a step.
  package func levers(_ levers: [LeverID], _ changes: [Route.Change], tellsConditions: Bool = true) -> String {
    let moved = levers.filter { isStep($0, changes) }
    let unknown = levers.filter { !isStep($0, changes) }.flatMap { own($0, changes) }
      .map { ValueText(law: law, words: words).statement(of: $0.values, $0.variable) }
    // What shares will do is what is asked first.
    let steps = words.steps(
      moved.map { lever in
        let own = own(lever, changes)
        return !own.isEmpty && own.allSatisfy(isShare)
          ? words.all(own.filter { !$0.isKept }.map(phrase)) : law[lever].noun[language] + destination(of: own)
      })
    guard !unknown.isEmpty, tellsConditions || moved.isEmpty else { return steps }
    let conditions = words.all(unknown)
    return moved.isEmpty ? conditions : words("\(steps), provided that \(conditions)", "\(steps)（前提：\(conditions)）")
  }

  /// Where a move leads to: ` (to Beijing)`; nothing where that takes more room or nothing moves.
  private func destination(of changes: [Route.Change]) -> String {
    guard let move = changes.first(where: { change in law.space.fact(of: change.variable).map { law[$0].kind == .place } ?? false })
    else { return "" }
    let place = ValueText(law: law, words: words).text(of: move.values, move.variable)
    return place.count <= Self.shortWay ? words(" (to \(place))", "（至\(place)）") : ""
  }

  /// What the levers cost the business, each thing once; nothing for one of which nobody knows whether it takes a step.
  package func losses(_ levers: [LeverID], _ changes: [Route.Change]) -> [String] {
    var seen: Set<String> = []
    return levers.filter { isStep($0, changes) }.map { law[$0].loses[language] }.filter { seen.insert($0).inserted }
  }

  /// What becomes of the product, as clauses: `it does not host what users upload`.
  package func productChanges(_ levers: [LeverID], _ changes: [Route.Change]) -> [String] {
    levers.filter { law[$0].changesProduct }.flatMap { own($0, changes) }.map(statement)
  }

  /// The changes that a lever makes.
  private func own(_ lever: LeverID, _ changes: [Route.Change]) -> [Route.Change] {
    changes.filter { law.space.fact(of: $0.variable).map(law[lever].moves) ?? false }
  }

  /// Whether something is known of what a lever moves.
  private func isStep(_ lever: LeverID, _ changes: [Route.Change]) -> Bool {
    own(lever, changes).contains(where: \.wasKnown)
  }

  /// Whether a change is said by a clause alone.
  private func isClause(_ change: Route.Change) -> Bool {
    guard let fact = law.space.fact(of: change.variable) else { return false }
    return law[fact].kind.isFigure || law[fact].kind == .yesNo
  }

  private func isShare(_ change: Route.Change) -> Bool {
    law.space.fact(of: change.variable).map { law[$0].kind == .percentage } ?? false
  }

  /// A change as a noun phrase, where it is one of the foreign share: `a foreign share of at most 50 %`.
  private func phrase(_ change: Route.Change) -> String {
    guard let id = law.space.fact(of: change.variable), law[id].computed == .sum(.foreign) else {
      return statement(change)
    }
    let text = ValueText(law: law, words: words)
    let share = text.text(of: change.values, change.variable)
    return text.isNone(change.values, change.variable)
      ? words("a company without any foreign share", "不含外资")
      : words("a foreign share of \(share)", "外资股比\(share)")
  }

  private func step(_ id: LeverID, _ changes: [Route.Change]) -> String {
    let parts = own(id, changes).map(statement).joined(separator: words("; ", "；"))
    return isStep(id, changes)
      ? law[id].says[language] + words(": ", "：") + parts : words("make sure of this: ", "确保：") + parts
  }

  private func statement(_ change: Route.Change) -> String {
    ValueText(law: law, words: words).statement(of: change.values, change.variable)
      + (change.isKept ? words(" (as now)", "（与现状一致）") : change.wasKnown ? "" : words(" (not known now)", "（目前不明）"))
  }

  /// What the line no longer is, each with the provision by which it was: `then no longer: …`.
  ///
  /// - Parameter cite: Words a provision.
  package func leaves(_ route: Route, _ cite: (ProvisionID) -> String) -> String? {
    guard !route.leaves.isEmpty else { return nil }
    let parts = route.leaves.map { activity, row in
      let citation =
        row.flatMap { law[$0].cites }.map { words(" (\(cite($0)))", "（\(cite($0))）") } ?? ""
      return law[activity].title[language] + citation
    }
    return words("then no longer: ", "不再构成：") + parts.joined(separator: words("; ", "；"))
  }

  /// What it leaves open of worse, by outcome: `still possible: prohibited, if treated as online publishing`.
  package func exposures(_ route: Route) -> [String] {
    var groups: [(outcomes: String, titles: [String])] = []
    for exposure in route.exposures {
      let title = law[exposure.activity].title[language]
      let outcomes = words.outcomes(exposure.verdicts, byFiling: exposure.needsOnlyFilings)
      if let index = groups.firstIndex(where: { $0.outcomes == outcomes }) {
        groups[index].titles.append(title)
      } else {
        groups.append((outcomes, [title]))
      }
    }
    return groups.map { outcomes, titles in
      let names = titles.joined(separator: words(" or ", "或者"))
      return words(
        "leaves open: \(outcomes), if the authority treats it as \(names)",
        "遗留风险：如主管机关认定为\(names)，结论为\(outcomes)")
    } + route.openBans.map { words("leaves open: ", "遗留风险：") + open($0) }
  }

  /// The provisions that the outcome rests on.
  package func provisions(of route: Route) -> [ProvisionID] {
    var cited: [ProvisionID] = []
    func take(_ provision: ProvisionID) {
      if !cited.contains(provision) { cited.append(provision) }
    }
    for ground in route.grounds {
      for exception in ground.lifted { take(law[exception].provision) }
      for finding in ground.deciding where law[finding.rule].licence == nil {
        take(law[finding.rule].provision)
      }
      if let regime = ground.regime, law[regime].when != .always { take(law[regime].provision) }
    }
    return cited
  }

  /// The licences and filings that are needed afterwards, as a clause; `nil` where there are none.
  package func needs(of route: Route) -> String? { needed(route.needs) { licencePhrase(law[$0]) } }

  /// Every licence and filing that is needed afterwards or may be.
  package func licences(of route: Route) -> [String] {
    (route.needs.sure + route.needs.oneOf.joined() + route.needs.perhaps).map { licence(law[$0]) }
  }

  /// The weakest marks of what a route rests on.
  package func marks(of route: Route) -> [String] {
    var weakest = WeakestMarks()
    for ground in route.grounds { weakest.take(ground.marks) }
    return marks(weakest) + route.contested.map(contested)
  }

  /// `contested: Do all five kinds count …? – no, only …: not-open`.
  package func contested(_ alternative: ReadingAlternative) -> String {
    let reading = law[alternative.reading]
    let outcome = words.outcomes(alternative.verdicts, byFiling: alternative.needsOnlyFilings)
    let says = reading.answers[alternative.answer].says[language]
    return words(
      "contested: \(reading.question[language]) If “\(says)”: \(outcome)",
      "存在争议：\(reading.question[language])如“\(says)”，结论为\(outcome)")
  }

  /// `two high, one medium`; of one lever alone `high`.
  package func cost(of route: Route) -> String { cost(of: route.levers) }

  package func cost(of route: JointRoute) -> String { cost(of: route.moves.map(\.lever)) }

  private func cost(of levers: [LeverID]) -> String {
    let costs = levers.map { law[$0].cost }
    guard costs.count > 1 else { return costs.first.map(words.cost) ?? "" }
    return Lever.Cost.allCases.reversed().compactMap { cost in
      let count = costs.filter { $0 == cost }.count
      guard count > 0 else { return nil }
      let number = words.word(count)
      return words("\(number) \(words.cost(cost))", "\(number)项\(words.cost(cost))")
    }.joined(separator: words(", ", "、"))
  }

  /// Other lines that are named one by one; of a company with more, the others are counted.
  private static let mostEffects = 12

  /// What becomes of other lines on the way, of those that are better or worse off, with whether that is worse.
  ///
  /// - Parameter names: The lines of the company by name.
  package func effects(_ route: Route, _ names: [String]) -> [(text: String, breaks: Bool)] {
    let told = route.sideEffects.filter { $0.mends && $0.answers.before.isObstacle || $0.breaks }
    var texts = told.prefix(Self.mostEffects).map { (effect($0, on: names[$0.line]), $0.breaks) }
    let others = told.dropFirst(Self.mostEffects)
    for breaks in [true, false] {
      let count = others.count { $0.breaks == breaks }
      guard count > 0 else { continue }
      let text =
        breaks
        ? words("breaks \(count) more services", "另对\(count)项业务有不利影响")
        : words("also helps \(count) more services", "同时改善另外\(count)项业务")
      texts.append((text, breaks))
    }
    return texts.map { (text: $0, breaks: $1) }
  }

  private func effect(_ effect: Route.SideEffect, on line: String) -> String {
    (effect.breaks ? words("breaks ", "不利影响：") : words("also helps ", "同时改善："))
      + line + words(": ", "：") + words.short(effect.answers.before) + " → "
      + words.short(effect.answers.after, byFiling: effect.needsOnlyFilings)
  }

  /// What is said where no route is shown.
  package func noRoute(_ routes: LineRoutes) -> String {
    guard routes.isSought else {
      return words(
        "no route was sought: too much is open in the lines before it; assess this line by itself",
        "未寻找途径：此前各业务线未定事项过多，请单独评估该业务线")
    }
    return routes.isHopeless
      ? words(
        "no lawful route: none of the changes that come into question leads to anything better",
        "无合法途径：可考虑的变更均不能改善结论")
      : words(
        "no route was found, which does not prove that there is none", "未找到途径，但不能据此断定不存在途径")
  }
}

extension ReportWords {
  /// What stands over routes of a kind; `nil` over those that keep the business.
  package func heading(_ standing: Route.Standing) -> String? {
    switch standing {
    case .keepsBusiness: nil
    case .changesProduct: self("changing the product", "改变产品")
    case .isExemption: self("by exemption, on which nobody can count", "以豁免方式（不可预期）")
    case .givesUpBusiness: self("giving part of it up", "放弃部分业务")
    }
  }

  package func cost(_ cost: Lever.Cost) -> String {
    switch cost {
    case .low: self("low", "低")
    case .medium: self("medium", "中")
    case .high: self("high", "高")
    }
  }
}
