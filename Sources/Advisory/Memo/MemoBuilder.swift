package import Assessment
package import Law
package import Portfolio

/// Builds the memo on one company as a document, from what was found; it asserts nothing else.
package final class MemoBuilder {
  let results: ResultWords
  let assessor: Assessor
  private let edition: Edition
  /// For facts put otherwise, one after the other.
  var trial = CompanyAssessment()
  /// The provisions cited so far, in the order of the memo.
  private(set) var cited: [ProvisionID] = []
  private var isCited: Set<ProvisionID> = []

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
  package func memo(on company: CompanyCase) -> ContentObject {
    cited.removeAll()
    isCited.removeAll()
    var memo = ContentObject()
    memo.add("kind", "memo")
    memo.add("language", language.rawValue)
    memo.add("company", company.name)
    memo.add("as-of", company.date.description)
    if let share = company.record.foreignShare { memo.add("foreign-share", results.share(share)) }
    if let place = company.record.place { memo.add("registered-in", law[place].title[language]) }
    memo.add("verdict", verdict(company.result.verdicts))
    memo.add("warnings", warnings(company))
    memo.add("bottom-line", bottomLine(company))
    memo.add("table", items: company.order.map { row(company, $0) })
    memo.add("services", company.order.map { service(company, $0) })
    memo.add("conditions", items: conditions(company))
    memo.add("bans", items: bans(company))
    memo.add("licences", items: licences(company))
    memo.add("checklist", items: checklist(company))
    memo.add("duties", items: duties(company, .obligation))
    memo.add("exposure", items: duties(company, .penalty))
    memo.add("routes", items: company.routes.map { routes(company, $0) })
    memo.add("joint-routes", items: company.jointRoutes.map { jointRoute($0, company) })
    memo.add("contested", items: contested(company))
    memo.add("missing", items: company.order.flatMap { missing(company, $0) })
    memo.add("ownership", ownership(company))
    memo.add("assumptions", items: assumptions(company))
    memo.add("see-also", items: duties(company, .pointer))
    memo.add("open-duties", items: openDuties(company))
    memo.add("authorities", items: authorities())
    memo.add("reproduction", reproduction(company))
    return memo
  }

  /// Cites a provision, so that the table of authorities has it.
  func cite(_ provision: ProvisionID) -> String {
    if isCited.insert(provision).inserted { cited.append(provision) }
    return results.cite(provision)
  }

  /// A provision with its restated wording.
  func provision(_ id: ProvisionID) -> ContentObject {
    var object = ContentObject()
    object.add("citation", cite(id))
    object.add("wording", law[id].wording[language])
    if law[id].checked != .confirmed { object.add("checked", words.checked(law[id].checked)) }
    return object
  }

  // MARK: - Verdicts

  func verdict(_ verdicts: VerdictSet) -> ContentObject {
    let verdict = verdicts.verdict
    var object = ContentObject()
    object.add("name", verdict.name)
    object.add("word", words.verdict(verdict))
    object.add("mark", verdict.mark)
    object.add("tone", verdict.tone)
    if verdicts.count > 1 { object.add("possible", results.list(verdicts)) }
    return object
  }

  private func warnings(_ company: CompanyCase) -> [String] {
    var warnings: [String] = []
    if let review = law.review, review.date < company.date {
      warnings.append(
        words(
          "The texts of the law were last checked on \(review.date), before the day of this assessment.",
          "法律文本最近一次核对于\(review.date)，早于本评估所适用之日。"))
    }
    warnings += results.choices
    if company.result.isApproximate {
      warnings.append(
        words(
          "Too much is open to be exact: an outcome too many may be named.", "未知事实过多，所列结果可能多于实际。"))
    }
    return warnings
  }

  // MARK: - How it came about

  private func reproduction(_ company: CompanyCase) -> ContentObject {
    var object = ContentObject()
    object.add("as-of", company.date.description)
    object.add("file", company.file)
    object.add("line", Int(company.record.firstLine))
    object.add("facts-digest", company.digest)
    object.add("law-digest", edition.digest)
    object.add("law-review", law.review.map(words.review))
    object.add("instruments", law.instruments.count)
    object.add("program", edition.program)
    return object
  }
}

/// Which law and program a document was made with.
package struct Edition: Sendable {
  /// The digest of the files of the law.
  let digest: String
  /// The name and version of the program.
  let program: String

  /// - Parameter files: The files of the law, in any order.
  package init(_ files: [LawFile], program: String) {
    var digest = Digest()
    for file in files.filter({ $0.isOverlay || LawFile.isLaw(path: $0.path) }).sorted(by: {
      $0.path < $1.path
    }) {
      digest.update(file.path)
      digest.update("\(file.bytes.count):".utf8)
      digest.update(file.bytes)
    }
    self.digest = digest.finished()
    self.program = program
  }
}

extension Verdict {
  /// A mark that says the same as the colour.
  package var mark: String {
    switch self {
    case .prohibited, .notOpen: "✗"
    case .restrictedViolated: "!"
    case .indeterminate: "?"
    case .restrictedSatisfied, .permittedWithLicence, .permitted: "✓"
    case .outOfScope: "·"
    }
  }

  /// A sign for where there is no room for words; no two are alike.
  var sign: String {
    switch self {
    case .prohibited: "✗"
    case .notOpen: "⊘"
    case .restrictedViolated: "!"
    case .indeterminate: "?"
    case .restrictedSatisfied: "≤"
    case .permittedWithLicence: "§"
    case .permitted: "✓"
    case .outOfScope: "·"
    }
  }

  /// How it is coloured.
  var tone: String {
    switch self {
    case .prohibited, .notOpen: "closed"
    case .restrictedViolated: "broken"
    case .indeterminate: "open"
    case .restrictedSatisfied, .permittedWithLicence, .permitted: "clear"
    case .outOfScope: "apart"
    }
  }
}
