import Assessment
import Law
import Wording

/// The ways to a better answer: what each takes, what it leaves open, and what it costs the business.
extension MemoBuilder {
  /// Ways of one line that a memo shows, of each standing.
  private func most(_ standing: Route.Standing) -> Int {
    switch standing {
    case .keepsBusiness: 3
    case .changesProduct: 2
    case .isExemption: 1
    case .givesUpBusiness: 2
    }
  }

  func ways(_ company: CompanyCase, _ routes: LineRoutes) -> [Memo.Way] {
    let name = company.lineNames.count > 1 ? company.lineNames[routes.line] : ""
    // What is given up in the same words with the same outcome is told once, with the least that it takes.
    var given: Set<[String]> = []
    // Where some way opens the product as it is, nobody makes another of it for an open answer.
    let opens = routes.routes.contains { $0.standing == .keepsBusiness && !$0.answer.isObstacle }
    return Route.Standing.allCases.flatMap { standing in
      routes.routes.filter { route in
        route.standing == standing && !(opens && standing == .changesProduct && route.answer.isObstacle)
      }.prefix(most(standing)).map {
        way($0, name, company)
      }.filter { standing != .givesUpBusiness || given.insert([$0.what, $0.outcome]).inserted }
    }
  }

  /// Ways of several lines that are the same, told once.
  func merged(_ ways: [Memo.Way]) -> [Memo.Way] {
    var found: [Memo.Way] = []
    for way in ways {
      guard let index = found.firstIndex(where: { $0.isSame(as: way) }) else {
        found.append(way)
        continue
      }
      found[index].lines += way.lines.filter { !found[index].lines.contains($0) }
      found[index].names += way.names.filter { !found[index].names.contains($0) }
      // What becomes of the line that it is now told of is said.
      found[index].effects = found[index].effects.filter(way.effects.contains)
      found[index].citations += way.citations.filter { !found[index].citations.contains($0) }
    }
    return found
  }

  /// The ways in the order of their numbers; what one takes in the words of one before is told once.
  func referring(_ ways: [Memo.Way]) -> [Memo.Way] {
    let numbered = [Route.Standing.keepsBusiness, .changesProduct].flatMap { standing in
      ways.filter { $0.standing == standing }
    }
    var first: [String: Int] = [:]
    return numbered.enumerated().map { position, way in
      guard let earlier = first[way.takes], !way.takes.isEmpty else {
        first[way.takes] = position + 1
        return way
      }
      var way = way
      way.takes = words("as under \(earlier)", "同第\(earlier)项")
      return way
    } + ways.filter { $0.standing > .changesProduct }
  }

  private func way(_ route: Route, _ name: String, _ company: CompanyCase) -> Memo.Way {
    // What decides now is cited in part 1.
    let known = company.explanations[route.line].deciding.flatMap { $0.grounds.flatMap(\.deciding) }
      .map { law[$0.rule].provision }
    let texts = results.provisions(of: route).filter { !known.contains($0) }.map(cite)
    var takes = results.wayInFull(route) == nil ? results.changes(of: route, tellsProduct: false) : []
    if let needs = results.needs(of: route) {
      let isSure = !route.needs.sure.isEmpty
      takes.append((takes.isEmpty ? "" : words("then ", isSure ? "并须有" : "此外，")) + needs)
    }
    return Memo.Way(
      lines: [route.line], names: name.isEmpty ? [] : [name], standing: route.standing, what: words.sentence(results.way(route, tellsConditions: false)),
      whatApart: words.sentence(results.way(route)), answer: route.answer,
      outcome: words.short(route.answer, byFiling: route.needsOnlyFilings),
      citations: Array(texts.prefix(3)), takes: takes.joined(separator: words("; ", "；")),
      productChanges: results.productChanges(route.levers, route.changes).joined(separator: words("; ", "；")),
      leavesOpen: leavesOpen(route, company).joined(separator: words("; ", "；")),
      leavesOpenApart: leavesOpen(route, company, isApart: true).joined(separator: words("; ", "；")),
      costs: costs(route.levers, route.changes),
      effects: results.effects(route, company.lineNames).map(\.text))
  }

  /// What stays open of worse: what an authority could take the line for, and rules on the product that are open only then.
  ///
  /// - Parameter isApart: Whether it stands without the other parts of the memo.
  private func leavesOpen(_ route: Route, _ company: CompanyCase, isApart: Bool = false) -> [String] {
    var texts: [String] = []
    for verdict in Verdict.outcomes {
      // What it could be taken for already is said in part 3.
      let before = company.explanations[route.line].exposures.map(\.id)
      let own = route.exposures.filter { $0.verdicts.worst == verdict && !before.contains($0.activity) }
      let nouns = nouns(own.map(\.activity))
      guard !nouns.isEmpty else { continue }
      let outcome = words.clause(VerdictSet([verdict]), byFiling: own.allSatisfy(\.needsOnlyFilings))
      texts.append(
        words("if the authority took it for \(words.either(nouns)), \(outcome)", "如主管机关认定为\(words.either(nouns))，\(outcome)"))
    }
    let points = unsettled(company, route.line)
    texts += route.contested.map { alternative in
      guard !isApart, let point = points.first(where: { $0.reading == alternative.reading }), point.number > 0 else {
        return results.contested(alternative)
      }
      // What the view is stands there.
      let worst = words.outcome(alternative.verdicts.worst)
      let atWorst = alternative.verdicts.count > 1 ? words("at worst ", "最不利的结论为") : words("", "结论为")
      guard point.views.count == 2 else {
        let says = law[alternative.reading].answers[alternative.answer].says[language]
        return words(
          "question \(point.number) of part 3 (if “\(says)”: \(atWorst)\(worst))",
          "第三部分问题\(point.number)（如“\(says)”，\(atWorst)\(worst)）")
      }
      return words(
        "question \(point.number) of part 3 (on the other view \(atWorst)\(worst))",
        "第三部分问题\(point.number)（依另一观点\(atWorst)\(worst)）")
    }
    let known = company.explanations[route.line].openBans
    texts += route.openBans.filter { isApart || !known.contains($0) }.map { id in
      _ = cite(law[id].provision)
      return results.open(id, tellsChecks: false)
    }
    if !isApart, !route.openBans.filter(known.contains).isEmpty {
      texts.append(words("the rule on the product in part 1", "第一部分所述对产品的规定"))
    }
    return texts
  }

  /// A way for all lines together, with what each comes to.
  func jointWay(_ route: JointRoute, _ company: CompanyCase) -> Memo.Way {
    var levers: [LeverID] = []
    for move in route.moves where !levers.contains(move.lever) { levers.append(move.lever) }
    let lines = zip(company.lineNames, route.lines).map { name, after in
      name + words(": ", "：") + words.short(after.answer, byFiling: after.needsOnlyFilings)
    }
    let changes = route.companyChanges + route.serviceChanges.flatMap(\.changes)
    return Memo.Way(
      lines: [], names: [], standing: route.standing, what: words.sentence(results.levers(levers, changes)),
      whatApart: words.sentence(results.levers(levers, changes)), answer: route.answer,
      outcome: words.short(route.answer, byFiling: route.needsOnlyFilings),
      citations: [], takes: results.changes(of: route, company.lineNames, tellsProduct: false).joined(separator: words("; ", "；")),
      productChanges: results.productChanges(of: route, company.lineNames).joined(separator: words("; ", "；")), leavesOpen: "", leavesOpenApart: "",
      costs: costs(levers, changes), effects: lines)
  }

  func noWay(_ routes: LineRoutes, _ company: CompanyCase) -> String {
    let name = named(routes.line, company)
    return words.sentence(words("for \(name) ", "就\(name)，") + results.noRoute(routes)) + words(".", "。")
  }

  private func costs(_ levers: [LeverID], _ changes: [Route.Change]) -> String {
    results.losses(levers, changes).joined(separator: words("; ", "；"))
  }

  func waySentences(_ company: CompanyCase, _ line: Int) -> [String] {
    let answer = company.finding(line).answer
    guard answer.isObstacle, answer != .nothingFound else { return [] }
    let routes = company.routes(line)
    // What leads only to another open point keeps nothing.
    func ways(_ standing: Route.Standing) -> [String] {
      let found = routes?.routes.filter { $0.standing == standing && !$0.answer.isObstacle } ?? []
      var seen: Set<String> = []
      return found.prefix(3).map { route in
        let way = results.way(route, tellsConditions: isApart)
        return way == results.way(route) ? way : way + words(" (on the terms in part 4)", "（条件见第四部分）")
      }.filter { seen.insert($0).inserted }
    }
    let keeping = ways(.keepsBusiness)
    let changing = ways(.changesProduct)
    var texts: [String] = []
    if !keeping.isEmpty {
      let list = keeping.joined(separator: words("; or ", "；或者"))
      texts.append(
        keeping.count == 1
          ? words("One way keeps the business: \(list).", "保留该业务有一条路径：\(list)。")
          : words(
            "\(words.sentence(words.word(keeping.count))) ways keep the business: \(list).",
            "保留该业务有\(words.word(keeping.count))条路径：\(list)。"))
    } else if !changing.isEmpty {
      let list = changing.joined(separator: words("; or ", "；或者"))
      texts.append(
        words(
          "We found no way that keeps the product as it is. This changes the product: \(list).",
          "未找到保持产品不变的路径。改变产品的路径：\(list)。"))
    } else if let routes {
      texts.append(
        routes.routes.contains { $0.standing == .givesUpBusiness }
          ? isApart
          ? words("We found no way that keeps the whole business.", "未找到保留全部业务的路径。")
          : words(
            "We found no way that keeps the whole business; part 4 says what remains if part of it is given up.",
            "未找到保留全部业务的路径；放弃部分业务的方案见第四部分。")
          : sentence(results.noRoute(routes)))
    }
    if !isRunning(line, company) {
      texts.append(
        answer == .depends
          ? words("Settle this before the start.", "开展该业务前应先查明。")
          : words("Until this is mended, do not start.", "在此之前不宜开展该业务。"))
    }
    return texts
  }
}

extension Memo.Way {
  /// Whether it says the same but for the lines whose way it is and what becomes of others.
  fileprivate func isSame(as other: Memo.Way) -> Bool {
    standing == other.standing && whatApart == other.whatApart && outcome == other.outcome && takes == other.takes
      && productChanges == other.productChanges && leavesOpen == other.leavesOpen && costs == other.costs
  }
}
