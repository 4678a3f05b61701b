import ArgumentParser
import Law
import Reports
import TerminalUI

/// `zhunru law list [KIND]`
struct LawList: Subcommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list", abstract: spoken("Lists the instruments, or everything of one kind.", "列出规范性文件，或某一种类的全部内容。"),
      discussion: spoken("Kinds: ", "种类：") + LawKind.allCases.map(\.rawValue).joined(separator: spoken(", ", "、"))
        + spoken(".", "。"))
  }

  @OptionGroup var view: LawViewOptions
  var output: OutputOptions { view.output }

  @Argument(help: .said("A kind; left out, the instruments.", "种类；不写则为规范性文件。"))
  var kind: LawKind = .instruments

  mutating func execute() throws -> ExitStatus {
    let law = try view.law.load()
    let subjects = law.subjects(kind).filter { subject in
      view.asOf.flatMap { day in subject.period.map { $0.contains(day) } } ?? true
    }
    if view.format == .json {
      try view.write(subjects, of: law)
    } else {
      try view.write([Self.list(subjects, in: view.language)])
    }
    return .clean
  }

  /// Names and what they stand for, side by side; one under the other where names are long.
  static func list(_ subjects: [LawSubject], in language: Language) -> Stack {
    list(subjects) { short($0)[language] }
  }

  /// - Parameter title: What is said of each.
  static func list(_ subjects: [LawSubject], titled title: (LawSubject) -> String) -> Stack {
    let width = subjects.map(\.name.count).max() ?? 0
    guard width <= 30 else {
      return Stack(
        subjects.flatMap { subject -> [any Block] in
          [
            LeftRight(
              StyledText(subject.name, .emphasis), StyledText(detail(subject), .dim)),
            Paragraph(StyledText(title(subject)), indent: 2),
          ]
        })
    }
    var table = Table([
      Table.Column(), Table.Column(), Table.Column(fit: .wraps(minimum: 24)),
    ])
    for subject in subjects {
      table.append(row: [
        StyledText(subject.name, .emphasis), StyledText(detail(subject), .dim),
        StyledText(title(subject)),
      ])
    }
    return Stack([table])
  }

  /// An instrument as it is cited, anything else by its title.
  private static func short(_ subject: LawSubject) -> Wording {
    if case .instrument(let instrument) = subject { return instrument.short }
    return subject.title
  }

  private static func detail(_ subject: LawSubject) -> String {
    switch subject {
    case .activity(let activity): return activity.code ?? ""
    case .fact(let fact): return fact.kind.rawValue
    case .instrument, .regime, .rule, .exception, .block, .duty:
      guard let period = subject.period else { return "" }
      return period.last.map { "\(period.first) – \($0)" } ?? "\(period.first) –"
    case .group, .provision, .row, .topic, .term, .reading, .measure, .licence, .place, .origin,
      .impossible:
      return ""
    }
  }
}

extension LawKind: ExpressibleByArgument {}
