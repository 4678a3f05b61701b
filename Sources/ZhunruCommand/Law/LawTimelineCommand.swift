import ArgumentParser
import Diagnostics
import Law
import Reports
import TerminalUI
import TextWidth
import Wording

/// `zhunru law timeline [ID]`
struct LawTimelineCommand: Subcommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "timeline",
      abstract: spoken(
        "Shows on which days the law changes, and what begins, ends or changes.", "显示法律在哪些日期有变化，以及何者开始、终止或变更。"),
      discussion: spoken(
        """
        With an activity, a code or the name of an instrument or a clause, only the days on which \
        that changes.
        """,
        """
        写明业务、编号、文件或条款名称的，只列其有变化的日期。
        """))
  }

  @OptionGroup var law: LawOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: .said(
      "Leave out earlier days.", "不列更早的日期。",
      valueName: "date"),
    transform: CalendarDate.parse(option:))
  var from: CalendarDate?

  @Option(
    help: .said(
      "Leave out later days.", "不列更晚的日期。",
      valueName: "date"),
    transform: CalendarDate.parse(option:))
  var to: CalendarDate?

  @OptionGroup var language: LanguageOption

  @Option(help: .said("How it is written: text or json.", "输出格式：text或json。"))
  var format: LawFormat = .text

  @Argument(
    help: .said("An activity, a code, an instrument or a clause; left out, the whole law.", "业务、编号、文件或条款；不写则为全部法律。"),
    completion: .lawNames)
  var id: String?

  func validate() throws { try CalendarDate.requireOrder(from, to) }

  mutating func execute() throws -> ExitStatus {
    let law = try law.load()
    let epochs = try timeline(law).epochs.filter { epoch in
      (from.map { $0 <= epoch.day } ?? true) && (to.map { epoch.day <= $0 } ?? true)
    }
    let sink = try output.sink(notOver: self.law.sources)
    switch format {
    case .text:
      let page = TimelinePage(law, language.language(on: output, isText: true))
      let blocks = epochs.map { page.block($0).rendered(output.format(for: sink.descriptor)) }
      try sink.write(blocks.joined(separator: "\n"))
    case .json:
      let contract = Contract(law)
      try sink.write("{\(contract.field),\"days\":\(TimelineJSON(law).text(epochs))}\n")
    }
    try sink.finish()
    return .clean
  }

  private func timeline(_ law: Law) throws -> LawTimeline {
    guard let id else { return LawTimeline(law) }
    let coded = law.activities(coded: id.uppercased())
    let activities = coded.isEmpty ? [law.activity(named: id)].compactMap(\.self) : coded
    if !activities.isEmpty {
      return LawTimeline(law) { clause in
        guard let named = clause.activities, named.members.count < law.activities.count else {
          return false
        }
        return activities.contains { named.contains($0.id) }
      }
    }
    if let instrument = law.instruments.first(where: { $0.name == id }) {
      return LawTimeline(law) { law[$0.provision].instrument == instrument.id }
    }
    let found = LawTimeline(law) { $0.name.name == id }
    guard !found.epochs.isEmpty else {
      throw UnknownName(
        id, in: Message("no activity, instrument or clause", "没有业务、文件或条款"), among: law.allNames,
        list: Message("`zhunru law search` finds names", "`zhunru law search`可查找名称"))
    }
    return found
  }
}

/// A day of the timeline as text.
struct TimelinePage {
  private let law: Law
  private let language: Language
  private let words: ReportWords

  init(_ law: Law, _ language: Language) {
    self.law = law
    self.language = language
    words = ReportWords(language: language)
  }

  func block(_ epoch: LawTimeline.Epoch) -> Stack {
    var stack = Stack()
    stack.append(Paragraph(StyledText(epoch.day.description, .emphasis)))
    for id in epoch.begins {
      let instrument = law[id]
      let number = instrument.number.map { words(" (\($0.english))", "（\($0.chinese)）") } ?? ""
      let replaced = instrument.replaces.map { law[$0].short[language] }
      item(
        words("begins", "施行"),
        instrument.short[language] + number
          + (replaced.isEmpty
            ? "" : words(", in place of ", "，取代") + replaced.joined(separator: words(", ", "、"))),
        to: &stack)
      summary(
        epoch.changes.filter { $0.what == .begins && isOfNewText($0, epoch) }, of: id, to: &stack)
    }
    for id in epoch.ends {
      let instrument = law[id]
      let reason = instrument.endedBy.map { words(": ", "：") + $0[language] } ?? ""
      item(words("ends", "失效"), instrument.short[language] + reason, to: &stack)
      summary(
        epoch.changes.filter { $0.what == .ends && isOfOldText($0, epoch) }, of: id, to: &stack)
    }
    for change in epoch.changes where !isOfNewText(change, epoch) && !isOfOldText(change, epoch) {
      item(
        word(change.what),
        law.citation(of: change.provision, in: language) + words(": ", "：")
          + change.says[language], to: &stack)
      stack.append(
        Paragraph(
          StyledText("\(title(change.clause.kind)) \(change.clause.name)", .dim), indent: 11))
    }
    for begins in [true, false] {
      for within in Set(epoch.places.filter { $0.begins == begins }.map(\.within)).sorted() {
        let places = epoch.places.filter { $0.begins == begins && $0.within == within }
          .map { law[$0.place].title[language] }.joined(separator: words(", ", "、"))
        item(
          begins ? words("place", "地点") : words("leaves", "退出"),
          law[within].title[language] + words(": ", "：") + places, to: &stack)
      }
    }
    return stack
  }

  /// Whether a clause begins because its text does, which takes the place of no other.
  private func isOfNewText(_ change: LawTimeline.Change, _ epoch: LawTimeline.Epoch) -> Bool {
    let instrument = law[law[change.provision].instrument]
    return change.what == .begins && epoch.begins.contains(instrument.id)
      && instrument.replaces.isEmpty
  }

  /// Whether a clause ends because its text does, and no other takes its place.
  private func isOfOldText(_ change: LawTimeline.Change, _ epoch: LawTimeline.Epoch) -> Bool {
    let instrument = law[change.provision].instrument
    return change.what == .ends && epoch.ends.contains(instrument)
      && !law.instruments.contains { $0.replaces.contains(instrument) }
  }

  /// How many clauses of each kind come or go with their text.
  private func summary(
    _ changes: [LawTimeline.Change], of instrument: InstrumentID, to stack: inout Stack
  ) {
    let own = changes.filter { law[$0.provision].instrument == instrument }
    let kinds = Dictionary(grouping: own, by: \.clause.kind).sorted {
      $0.key.rawValue < $1.key.rawValue
    }
    guard !kinds.isEmpty else { return }
    let counts = kinds.map { kind, changes in
      words(
        "\(changes.count) \(changes.count == 1 ? kind.law.title.english : kind.law.rawValue)",
        "\(kind.law.title.chinese)\(changes.count)项")
    }
    stack.append(
      Paragraph(StyledText(counts.joined(separator: words(", ", "、")), .dim), indent: 11))
  }

  private func item(_ what: String, _ text: String, to stack: inout Stack) {
    let padded = what + String(repeating: " ", count: max(1, 9 - what.displayWidth))
    stack.append(Paragraph(StyledText(padded + text), indent: 2, hanging: 11))
  }

  private func word(_ what: LawTimeline.Change.What) -> String {
    switch what {
    case .begins: words("new", "新增")
    case .ends: words("gone", "取消")
    case .changes: words("changed", "修改")
    }
  }

  private func title(_ kind: LawTimeline.ClauseName.Kind) -> String {
    kind.law.title[language]
  }
}
