import ArgumentParser
import Diagnostics
import Law
import Reports
import TerminalUI
import Wording

/// `zhunru law search WORDS`
struct LawSearchCommand: Subcommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "search",
      abstract: spoken(
        "Finds anything in the law by words of its name or text, English or Chinese.", "按名称或文本中的中英文词语查找法律中的任何内容。"),
      discussion: spoken(
        "All words must be found. Ends with status 1 if nothing has them.", "各词语均须符合。无结果的，以状态1结束。"))
  }

  /// How many are shown as text.
  private static let most = 25

  @OptionGroup var view: LawViewOptions
  var output: OutputOptions { view.output }

  @Argument(
    help: .said("Words, codes or numbers: call centre, B24, item 14, 网络出版.", "词语、编号或文号：call centre、B24、item 14、网络出版。"))
  var words: [String]

  mutating func execute() throws -> ExitStatus {
    let law = try view.law.load()
    let search = LawSearch(law, on: view.asOf ?? CalendarDate.today)
    let hits = search.find(words)
    if view.format == .json {
      try view.write(found: hits.map(\.subject), in: law)
    } else {
      try view.write([text(hits, search.corrected(words.joined(separator: " ")))])
    }
    return hits.isEmpty ? .findings : .clean
  }

  private func text(_ hits: [LawSearch.Hit], _ corrected: String?) -> Stack {
    let words = ReportWords(language: view.language)
    var stack = Stack()
    if let corrected, !hits.isEmpty {
      stack.append(Paragraph(StyledText(words("found for “\(corrected)”:", "按“\(corrected)”查找："), .dim)))
    }
    if hits.isEmpty {
      stack.append(Paragraph(StyledText(words("no match", "未找到"))))
    }
    for hit in hits.prefix(Self.most) {
      stack.append(
        LeftRight(
          StyledText(hit.subject.name, .emphasis),
          StyledText(hit.subject.kind.title[view.language], .dim)))
      if hit.subject.title[view.language] != hit.subject.name {
        stack.append(Paragraph(StyledText(hit.subject.title[view.language]), indent: 2, hanging: 4))
      }
      let line = hit.line[view.language]
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
