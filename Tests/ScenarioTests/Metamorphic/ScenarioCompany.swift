import Assessment
import Law
import Portfolio
import Questionnaire
import Scenarios
import YAML

/// The company of a scenario, as content that can be changed and decided again.
struct ScenarioCompany {
  let scenario: Scenario
  var content: [YAMLContent.Entry]

  /// `nil` where the company is no mapping.
  init?(_ scenario: Scenario) {
    self.scenario = scenario
    guard let entries = YAMLContent(scenario.company).entries else { return nil }
    content = entries
  }

  var yaml: String { YAMLContent.mapping(content).yaml }

  subscript(key: String) -> YAMLContent? {
    get { content.first { $0.key == key }?.value }
    set {
      content.removeAll { $0.key == key }
      if let newValue { content.append(.init(key, newValue)) }
    }
  }

  /// Its service lines.
  var services: [[YAMLContent.Entry]] { self["services"]?.items?.map { $0.entries ?? [] } ?? [] }

  /// The same with one of its facts left out, or stated otherwise, in each way.
  ///
  /// - Parameter other: What a fact is stated as; `nil` to leave it out.
  func changingFacts(_ law: Law, to other: YAMLContent?) -> [(fact: String, company: ScenarioCompany)] {
    let names = Set(law.facts.map(\.name)).union(["ownership"])
    func changed(_ entries: [YAMLContent.Entry]) -> [(fact: String, entries: [YAMLContent.Entry])] {
      entries.indices.filter { names.contains(entries[$0].key) && (other == nil || entries[$0].key != "ownership") }
        .map { index in
          var changed = entries
          if let other { changed[index].value = other } else { changed.remove(at: index) }
          return (entries[index].key, changed)
        }
    }
    func with(_ content: [YAMLContent.Entry]) -> ScenarioCompany {
      var copy = self
      copy.content = content
      return copy
    }
    var found = changed(content).map { ($0.fact, with($0.entries)) }
    guard let services = content.firstIndex(where: { $0.key == "services" }) else { return found }
    for (line, service) in self.services.enumerated() {
      for (index, entry) in service.enumerated() where entry.key == "facts" || entry.key == "features" {
        for (fact, entries) in changed(entry.value.entries ?? []) {
          var items = content[services].value.items ?? []
          var service = service
          service[index].value = .mapping(entries)
          items[line] = .mapping(service)
          var copy = content
          copy[services].value = .list(items)
          found.append((fact, with(copy)))
        }
      }
    }
    return found
  }
}

extension YAMLContent {
  var entries: [Entry]? {
    switch self {
    case .mapping(let entries), .inlineMapping(let entries): entries
    case .word, .text, .list, .inlineList: nil
    }
  }

  var items: [YAMLContent]? {
    switch self {
    case .list(let items), .inlineList(let items): items
    case .word, .text, .mapping, .inlineMapping: nil
    }
  }

  var word: String? {
    if case .word(let word) = self { word } else { nil }
  }
}

/// Decides changed companies. For one thread at a time.
final class CompanyJudge {
  /// What a company comes to.
  struct Outcome: Equatable {
    var company = VerdictSet()
    var lines: [VerdictSet] = []
    var answer: Answer?
    /// By line, the outcomes of each of its activities.
    var activities: [[ActivityID: VerdictSet]] = []
    /// Whether something was too much to decide exactly.
    var isApproximate = false
    /// Whether some line may be nothing that the law speaks of, and so has the outcomes of all of it.
    var isOfAnything = false
    /// The foreign share, least and greatest, in millionths.
    var share: [Int64] = []

    /// Whether everything that another company may come to is named.
    func covers(_ other: Outcome) -> Bool {
      other.company.isSubset(of: company) && lines.count == other.lines.count
        && zip(lines, other.lines).allSatisfy { $1.isSubset(of: $0) }
    }
  }

  private let law: Law
  private let assessor: Assessor
  private var reader: CompanyReader
  private var record = CompanyRecord()
  private var result = CompanyAssessment()

  init(_ context: AssessmentContext, isStrict: Bool = false) {
    law = context.law
    let schema = PortfolioSchema(law, isStrict: isStrict)
    assessor = Assessor(context, schema)
    reader = CompanyReader(schema, needsName: false)
  }

  /// - Returns: `nil` for a company that cannot be read, or cannot be.
  func outcome(of company: ScenarioCompany) -> Outcome? {
    let parsed = YAMLDocument.parse(bytes: Array(company.yaml.utf8), file: "company.yaml")
    guard parsed.problems.isEmpty, let document = parsed.documents.first else { return nil }
    reader.read(document.tree, into: &record)
    guard !record.isFaulty else { return nil }
    for (reading, answer) in company.scenario.readings { record.answer(reading, answer, in: law) }
    let date = company.scenario.date
    guard assessor.isEncoded(on: date), assessor.contradictions(in: record, on: date).isEmpty else { return nil }
    assessor.assess(record, on: date, into: &result)
    var outcome = Outcome()
    outcome.company = result.verdicts
    outcome.answer = result.answer
    outcome.isApproximate = result.isApproximate
    outcome.share = record.foreignShare.map { [$0.least, $0.greatest] } ?? []
    outcome.isOfAnything = result.lines[..<result.lineCount].contains(where: \.mayBeNothingFound)
    for line in result.lines[..<result.lineCount] {
      outcome.lines.append(line.verdicts)
      outcome.activities.append(
        Dictionary(
          line.activities.map { (result.activities[$0].activity, result.activities[$0].verdicts) },
          uniquingKeysWith: { first, _ in first }))
    }
    return outcome
  }
}
