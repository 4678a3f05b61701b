import Assessment
import Law
import Portfolio
import Wording
import YAML

/// What a company comes to.
public struct Finding: Hashable, Sendable {
  public let company: String
  /// The day by whose law it was decided.
  public let asOf: Day
  /// The answer of its worst line.
  public let answer: Answer
  /// The answer in a few words.
  public let headline: String
  public let verdict: Verdict
  /// The verdicts that the facts leave possible; one unless ``verdict`` is indeterminate.
  public let possible: [Verdict]
  /// The foreign share, looked through all holders, as parts of the whole in `0...1`; `nil` where it is not known at all.
  public let foreignShare: ClosedRange<Double>?
  public let services: [Service]

  /// What a line of business comes to.
  public struct Service: Hashable, Sendable {
    public let name: String
    public let answer: Answer
    /// Whether the answer is only likely, because the line is not surely what it seems.
    public let isOnlyLikely: Bool
    /// Whether the answer hangs on a contested point of law.
    public let isContested: Bool
    public let verdict: Verdict
    public let possible: [Verdict]
    public let activities: [Activity]
    /// The names of the facts and contested points that could still change the outcome.
    public let missing: [String]
  }

  /// What a regulated activity comes to that a line may be.
  public struct Activity: Hashable, Sendable {
    /// As company files name it.
    public let name: String
    public let title: String
    /// The code of the official catalogue, such as B25; `nil` where it has none.
    public let code: String?
    public let verdict: Verdict
    public let possible: [Verdict]
    /// The provisions that decide.
    public let provisions: [String]
    /// The licences and filings that it needs.
    public let licences: [String]
  }
}

extension Finding {
  init(
    _ record: borrowing CompanyRecord, _ result: borrowing CompanyAssessment, _ tree: borrowing YAMLTree,
    on date: CalendarDate, _ words: ResultWords
  ) {
    company = record.title(in: tree)
    asOf = Day(date)
    answer = Answer(result.answer)
    headline = ReportWords(language: words.language).headline(result)
    verdict = Verdict(result.verdicts.verdict)
    possible = result.verdicts.verdicts.map(Verdict.init)
    let share = record.foreignShare
    foreignShare = share.map { Double($0.least) / 1e6...Double($0.greatest) / 1e6 }
    var services: [Service] = []
    for line in 0..<record.lineCount {
      let name = record.lineName(line, in: tree, words.law, words.language)
      services.append(Service(result.lines[line], named: name, result, words))
    }
    self.services = services
  }
}

extension Finding.Service {
  fileprivate init(
    _ line: CompanyAssessment.LineFinding, named name: String, _ result: borrowing CompanyAssessment, _ words: ResultWords
  ) {
    self.name = name
    answer = Answer(line.answer)
    isOnlyLikely = result.isAnswerOnlyLikely(line)
    isContested = result.isAnswerContested(line)
    verdict = Verdict(line.verdicts.verdict)
    possible = line.verdicts.verdicts.map(Verdict.init)
    var activities: [Finding.Activity] = []
    for finding in result.shownActivities(of: line) {
      activities.append(Finding.Activity(finding, result.positions(of: finding), words))
    }
    self.activities = activities
    missing = unique(line.open.map(words.law.nameOfSubject))
  }
}

extension Finding.Activity {
  fileprivate init(
    _ finding: CompanyAssessment.ActivityFinding, _ positions: [PositionOutcome], _ words: ResultWords
  ) {
    let law = words.law
    let activity = law[finding.activity]
    name = activity.name
    title = activity.title[words.language]
    code = activity.code
    verdict = Verdict(finding.verdicts.verdict)
    possible = finding.verdicts.verdicts.map(Verdict.init)
    provisions = unique(positions.flatMap(\.deciding).map { words.cite(law[$0.rule].provision) })
    licences = unique(
      positions.flatMap(\.licences).compactMap { law[$0].licence }.map { law[$0].title[words.language] })
  }
}

private func unique(_ texts: [String]) -> [String] {
  var seen: Set<String> = []
  return texts.filter { seen.insert($0).inserted }
}
