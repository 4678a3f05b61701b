import ArgumentParser
import Diagnostics
import Law
import TerminalUI
import Wording

/// `zhunru law search WORDS`
struct LawSearchCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Finds anything in the law by words of its name or text, English or Chinese.",
    discussion: "All words must be found. Ends with status 1 if nothing has them.")

  /// How many are shown as text.
  private static let most = 25

  @OptionGroup var view: LawViewOptions
  var output: OutputOptions { view.output }

  @Argument(help: "Words, codes or numbers: call centre, B24, item 14, 网络出版.")
  var words: [String]

  mutating func execute() throws -> ExitStatus {
    let law = try view.law.load()
    let hits = LawSearch(law, on: view.asOf ?? CalendarDate.today).find(words)
    if view.format == .json {
      try view.write(found: hits.map(\.subject), in: law)
    } else {
      try view.write([text(hits)])
    }
    return hits.isEmpty ? .findings : .clean
  }

  private func text(_ hits: [LawSearch.Hit]) -> Stack {
    let words = ReportWords(language: view.lang)
    var stack = Stack()
    if hits.isEmpty {
      stack.append(Paragraph(StyledText(words("no match", "未找到"))))
    }
    for hit in hits.prefix(Self.most) {
      stack.append(
        LeftRight(
          StyledText(hit.subject.name, .emphasis),
          StyledText(hit.subject.kind.title[view.lang], .dim)))
      if hit.subject.title[view.lang] != hit.subject.name {
        stack.append(Paragraph(StyledText(hit.subject.title[view.lang]), indent: 2, hanging: 4))
      }
      let line = hit.line[view.lang]
      if !line.isEmpty {
        stack.append(Paragraph(StyledText(line, .dim), indent: 4))
      }
    }
    if hits.count > Self.most {
      let more = hits.count - Self.most
      stack.append(
        Paragraph(
          StyledText(words("\(more) more; add a word", "另有\(more)项，请增加关键词"), .dim)))
    }
    return stack
  }
}
