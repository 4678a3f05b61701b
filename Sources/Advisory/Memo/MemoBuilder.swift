package import Assessment
package import Law
package import Portfolio
import Wording

/// Builds the memo on one company from what was found; it asserts nothing else.
package final class MemoBuilder {
  let results: ResultWords
  let assessor: Assessor
  private let edition: Edition
  /// For facts put otherwise, one after the other.
  var trial = CompanyAssessment()
  /// What the values of facts lead to, of the company at hand.
  var outcomes: [LineFact: [ValueOutcome]] = [:]

  /// How many values were tried of the company at hand, and how many are at most: beyond that, what a fact decides is not
  /// told.
  var trials = 0
  static let mostTrials = 600

  /// A fact of a service line, or of the company as one line sees it.
  struct LineFact: Hashable {
    let line: Int
    let fact: FactID
  }

  /// What some values of a fact lead to, the values by themselves and as a clause.
  struct ValueOutcome {
    let value: String
    let clause: String
    let outcome: String
  }

  /// Whether what is written stands without the other parts of the memo, and refers to none of them.
  var isApart = false

  /// The provisions cited so far, in the order of the memo.
  private(set) var cited: [ProvisionID] = []
  private var isCited: Set<ProvisionID> = []
  /// The provisions quoted so far: a text that several findings share is quoted once.
  private var isQuoted: Set<ProvisionID> = []

  var law: Law { results.law }
  var words: ReportWords { results.words }
  var language: Language { results.language }

  package init(
    _ context: AssessmentContext, _ schema: PortfolioSchema, language: Language, edition: Edition
  ) {
    results = ResultWords(context.law, language: language)
    assessor = Assessor(context, schema)
    self.edition = edition
  }

  /// The memo on a company.
  ///
  /// - Parameter caption: Who it is for; what it leaves empty is filled or left out.
  package func memo(on company: CompanyCase, caption: Memo.Caption = Memo.Caption()) -> Memo {
    outcomes.removeAll()
    trials = 0
    cited.removeAll()
    isCited.removeAll()
    isQuoted.removeAll()
    var memo = Memo(
      language: language, company: company.name, conclusion: company.result.worstConclusions.together(company.result.answer),
      headline: words.headline(company.result), verdicts: company.result.verdicts,
      reproduction: reproduction(company), activities: activities(company),
      foreignShare: company.record.foreignShare.map { results.share($0) } ?? "",
      place: company.record.place.map { law[$0].title[language] } ?? "")
    memo.warnings = warnings(company)
    if company.lineNames.count > 1 { memo.opening = sentence(words.headline(company.result)) }
    memo.answers = company.order.map { shortAnswer(company, $0) }
    memo.broken = brokenDuties(company)
    memo.facts = facts(company)
    memo.ownership = ownership(company)
    memo.analyses = company.order.map { analysis(company, $0) }.filter { !$0.isEmpty }
    memo.ways = referring(merged(company.routes.flatMap { ways(company, $0) }))
    // What leaves the company with an obstacle helps it nowhere.
    memo.jointWays = company.jointRoutes.filter { !$0.answer.isObstacle }.prefix(3).map { jointWay($0, company) }
    memo.noWays = company.routes.filter(\.routes.isEmpty).map { noWay($0, company) }
    memo.steps = steps(company)
    memo.brief = brief(memo)
    memo.duties = duties(company)
    memo.exposure = exposure(company)
    memo.pointers = pointers(company)
    memo.openDuties = openDuties(company)
    memo.points = points(company)
    memo.nextChange = nextChange(company)
    memo.authorities = authorities()
    memo.caption = filled(caption, company)
    return memo
  }

  /// Cites a provision, so that the table of authorities has it.
  func cite(_ provision: ProvisionID) -> String {
    if isCited.insert(provision).inserted { cited.append(provision) }
    return results.cite(provision)
  }

  /// Cites several provisions, those of one instrument together.
  func cite(_ provisions: [ProvisionID]) -> String {
    for provision in provisions where isCited.insert(provision).inserted { cited.append(provision) }
    return results.citations(provisions).joined(separator: words("; ", "；"))
  }

  /// The wording of a provision, the first time that it is asked for.
  func quote(_ id: ProvisionID) -> Memo.Analysis.Quote? {
    guard isQuoted.insert(id).inserted else { return nil }
    return Memo.Analysis.Quote(citation: cite(id), wording: law[id].wording[language])
  }

  // MARK: - Caption

  private func filled(_ caption: Memo.Caption, _ company: CompanyCase) -> Memo.Caption {
    var caption = caption
    // What the command says counts before what the file says.
    if caption.to.isEmpty { caption.to = company.memo?.to ?? "" }
    if caption.from.isEmpty { caption.from = company.memo?.from ?? "" }
    if caption.re.isEmpty { caption.re = company.memo?.re ?? "" }
    if caption.date.isEmpty { caption.date = company.memo?.date ?? caption.today }
    caption.asOf = words.day(company.date)
    if caption.re.isEmpty { caption.re = question(company) }
    caption.texts = stateOfTexts(company)
    return caption
  }

  func question(_ company: CompanyCase) -> String {
    guard company.lineNames.count > 1 else {
      let name = company.lineNames.first ?? ""
      return words(
        "\(company.name): whether “\(name)” may be offered in mainland China",
        "\(company.name)能否在境内经营“\(name)”")
    }
    let shown = company.lineNames.prefix(4).map { words("“\($0)”", "“\($0)”") }
    let more = company.lineNames.count - shown.count
    let names =
      more > 0
      ? shown.joined(separator: words(", ", "、")) + words(" and \(more) more", "等\(company.lineNames.count)项业务")
      : words.both(shown)
    return words("\(company.name): \(names) in mainland China", "\(company.name)能否在境内经营\(names)")
  }

  /// Which of the deciding provisions were not compared with a full text.
  private func stateOfTexts(_ company: CompanyCase) -> String {
    var secondary: [String] = []
    var unchecked: [String] = []
    func take(_ provision: ProvisionID, _ checked: Checked) {
      let citation = cite(provision)
      switch checked {
      case .confirmed: break
      case .secondary: if !secondary.contains(citation) { secondary.append(citation) }
      case .unchecked: if !unchecked.contains(citation) { unchecked.append(citation) }
      }
    }
    for line in company.order {
      for activity in company.explanations[line].deciding {
        // The text that opens the field decides before what is left to be asked.
        for text in activity.governing
        where text.isCertain && law[text.regime].when != .always && law[text.regime].otherwise != .outOfScope {
          take(law[text.regime].provision, law[text.regime].confidence.checked)
          for rule in text.displaced.prefix(1) { take(law[rule].provision, law[rule].confidence.checked) }
        }
        for rule in activity.grounds.first?.deciding.map({ law[$0.rule] }) ?? [] {
          take(rule.provision, rule.confidence.checked)
        }
      }
    }
    let most = 3
    func named(_ texts: [String]) -> String {
      texts.count > most
        ? texts.prefix(most).joined(separator: words("; ", "；")) + words(" and others", "等")
        : texts.joined(separator: words("; ", "；"))
    }
    var parts: [String] = []
    if !secondary.isEmpty {
      parts.append(
        words("known from secondary sources: \(named(secondary))", "依二手资料：\(named(secondary))"))
    }
    if !unchecked.isEmpty {
      parts.append(words("not checked: \(named(unchecked))", "尚未核对：\(named(unchecked))"))
    }
    return parts.isEmpty
      ? "" : parts.joined(separator: words("; ", "；"))
  }

  private func warnings(_ company: CompanyCase) -> [String] {
    var warnings = running(company)
    if let review = law.review, review.date < company.date {
      warnings.append(
        words(
          "The texts of the law were last checked on \(words.day(review.date)), before the day of this assessment.",
          "法律文本最近一次核对于\(words.day(review.date))，早于本评估所适用之日。"))
    }
    warnings += results.choices.map { words.sentence($0) + words(".", "。") }
    if company.result.isApproximate {
      warnings.append(
        words(
          "Too much is open to be exact: the outcomes named may include some that cannot occur.",
          "未知事实过多，所列结果可能多于实际。"))
    }
    return warnings
  }

  // MARK: - How it came about

  private func activities(_ company: CompanyCase) -> [Memo.Concern] {
    let concerns = company.order.flatMap { line in
      let ofOneView = company.finding(line).alternatives.filter { law[$0.reading].defaults.count == 1 }
        .flatMap { $0.activities.map(\.activity) + $0.leaves }
      // What is nearest to what is known first.
      return company.explanations[line].activities.sorted { $0.distance < $1.distance }.map { activity in
        Memo.Concern(
          title: law[activity.id].title[language], verdicts: activity.finding.verdicts, byFiling: activity.needsOnlyFilings,
          isPossible: !activity.finding.mustCount, isOfOneView: ofOneView.contains(activity.id))
      }
    }
    return concerns.filter { !$0.isPossible } + concerns.filter(\.isPossible)
  }

  private func reproduction(_ company: CompanyCase) -> Memo.Reproduction {
    Memo.Reproduction(
      asOf: words.day(company.date), factsDigest: company.digest, lawDigest: edition.digest,
      review: law.review.map(words.review) ?? "", program: edition.program)
  }

  // MARK: - Parts of sentences

  /// The name of a line in a sentence.
  func named(_ line: Int, _ company: CompanyCase) -> String {
    words("“\(company.lineNames[line])”", "“\(company.lineNames[line])”")
  }

  func names(_ lines: [Int], _ company: CompanyCase) -> String {
    let shown = lines.prefix(4).map { named($0, company) }
    let more = lines.count - shown.count
    return more > 0
      ? shown.joined(separator: words(", ", "、")) + words(" and \(more) more", "等\(lines.count)项")
      : words.both(shown)
  }

  /// Lines of which the same is said, together.
  func grouped(_ lines: [Int], by ground: (Int) -> String) -> [(String, [Int])] {
    var groups: [(String, [Int])] = []
    for line in lines {
      let key = ground(line)
      if let index = groups.firstIndex(where: { $0.0 == key }) {
        groups[index].1.append(line)
      } else {
        groups.append((key, [line]))
      }
    }
    return groups
  }

  /// A text in brackets, as the language writes them; nothing for an empty one.
  func bracketed(_ text: String) -> String {
    text.isEmpty ? "" : words(" (\(text))", "（\(text)）")
  }

  func sentence(_ text: String) -> String { words.sentence(text) + words(".", "。") }

  /// Sentences one after the other.
  func joined(_ sentences: [String]) -> String {
    sentences.filter { !$0.isEmpty }.joined(separator: words(" ", ""))
  }
}
