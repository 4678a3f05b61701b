import Law
import Questionnaire
import Wording

/// Words the screens on which it is chosen what a line does.
struct BusinessPrompts {
  let law: Law
  let words: ReportWords
  let rows: BusinessRows
  /// What the line is called.
  let service: String
  private var language: Language { words.language }

  func prompt(for entry: BusinessEntry) -> Prompt {
    switch entry.place {
    case .sections: sections(entry)
    case .section(let position): section(position)
    case .names(let position): names(position)
    }
  }

  var title: String { words("What does “\(service)” do?", "“\(service)”做什么？") }

  // MARK: - The first screen

  private func sections(_ entry: BusinessEntry) -> Prompt {
    let sections = law.sections.enumerated().map { position, section in
      Prompt.Option(meaning: .section(position), title: section.says[language], word: section.name)
    }
    // A law without sections shows all topics.
    let topics = law.sections.isEmpty ? rows.all : []
    let first = entry.chosen.isEmpty ? proposals : going(on: entry)
    let shown = first + sections + topics + (entry.chosen.isEmpty ? [nothing] : []) + [official(nil)]
    return Prompt(
      title: title,
      help: entry.chosen.isEmpty
        ? words(
          "Say it in a few words of your own, or choose a section; what exactly is asked next.",
          "请用自己的话输入几个字，或者选择一类；具体内容随后询问。")
        : words("Anything else that it does? Otherwise go on.", "还有其他内容吗？没有则继续。"),
      input: .search(shown + rows.all, idle: shown.count))
  }

  /// What was chosen: to go on with, or to take back.
  private func going(on entry: BusinessEntry) -> [Prompt.Option] {
    let all = Prompt.Option(
      meaning: .isAll, title: words("That is all: go on", "就这些：继续"),
      note: entry.chosen.map(\.title).joined(separator: words("; ", "；")), word: "done")
    return [all]
      + entry.chosen.enumerated().map { position, option in
        .init(
          meaning: .takeBack(position), title: words("take back: ", "取消：") + option.title,
          word: "without-\(option.word)")
      }
  }

  private var nothing: Prompt.Option {
    .init(
      meaning: .business(Business()),
      title: words("I don't know, or none of this: ask me", "不清楚，或者均不符合：逐项询问"), isAlone: true, word: "unknown")
  }

  private func official(_ section: Int?) -> Prompt.Option {
    .init(
      meaning: .officialNames(section: section),
      title: words("Official names of regulated activities …", "受监管业务的正式名称……"), isAlone: true, word: "known")
  }

  // MARK: - Proposals

  /// Proposals at most.
  private static let most = 3

  /// What the name of the line leads to, with the word that does.
  private var proposals: [Prompt.Option] {
    var found: [Prompt.Option] = []
    let hits = law.lexicon.find(service)
    let meant = Set(hits.map(\.subject))
    for hit in hits where found.count < Self.most {
      guard var option = rows.all.first(where: { $0.subjects.contains(hit.subject) && $0.subjects.areMeant(by: meant) }),
        !found.contains(where: { $0.meaning == option.meaning })
      else { continue }
      let word = hit.words.first.map { said($0) } ?? service
      option.note = words("because of “\(word)”", "根据“\(word)”")
      found.append(option)
    }
    return found
  }

  /// Words of the lexicon as they stand in the name: of those that mean the same, the one that was used.
  private func said(_ phrase: String) -> String {
    let name = service.lowercased()
    return phrase.split(separator: " ").map { part in
      let words = part.split(separator: "/")
      return String(words.first { name.contains($0.lowercased()) } ?? words.first ?? part)
    }.joined(separator: phrase.unicodeScalars.contains { $0.value >= 0x3400 } ? "" : " ")
  }

  // MARK: - A section, official names

  private func section(_ position: Int) -> Prompt {
    Prompt(
      title: title,
      help: law.sections[position].says[language]
        + words(": mark what it does; what exactly is asked next.", "：请标出其内容；具体内容随后询问。"),
      input: .choice(
        rows.rows(of: law.sections[position]) + [official(position), back], severalAtOnce: true,
        isSearched: false))
  }

  private func names(_ section: Int?) -> Prompt {
    let activities = section.map { law.sections[$0].activities } ?? law.activities.map(\.id)
    return Prompt(
      title: words(
        "Which regulated activities is “\(service)”?", "“\(service)”属于哪些受监管业务？"),
      help: words(
        "Search by English or Chinese name, by code, or by what it covers.", "可按中英文名称、代码或者业务内容查找。"),
      input: .choice(
        activities.filter { $0 != law.generalBusiness }.map { rows.officialRow(law[$0]) } + [back],
        severalAtOnce: true, isSearched: true))
  }

  private var back: Prompt.Option {
    .init(
      meaning: .unknown, title: words("none of these, or I don't know: back to all sections", "均不符合或者不清楚：返回全部类别"),
      isAlone: true, word: "back")
  }
}
