import Law
import Questionnaire
import Wording

/// Understands a line typed at a prompt: numbers, words or titles of choices, figures, commands.
struct TypedAnswer {
  enum Meaning: Hashable {
    case entry(AskSession.Entry)
    case why, back, save, change
    /// What a word means.
    case term(String)
    /// Several options match what was typed, by position.
    case several([Int])
    case refused(String)
  }

  let prompt: Prompt
  let words: ReportWords
  let lexicon: Lexicon

  func read(_ line: String) -> Meaning {
    let text = line.trimmingBlanks
    if let command = command(text) { return command }
    switch prompt.input {
    case .line(let kind): return read(text, as: kind)
    case .choice(let options, severalAtOnce: true, _):
      return readSeveral(text.isEmpty ? marked : text.halfWidth, options, prompt.isSearched)
    case .choice(let options, severalAtOnce: false, _): return readOne(text.halfWidth, options, prompt.isSearched)
    case .search(let options, _):
      return readNumbers(text.halfWidth, options) ?? readOne(text.halfWidth, options, prompt.isSearched)
    }
  }

  /// What stands marked at first, as it would be typed.
  private var marked: String { prompt.chosen.map { "\(prompt.number(of: $0))" }.joined(separator: ",") }

  private func command(_ text: String) -> Meaning? {
    switch text {
    case "?", "？": return .why
    case "<", "＜": return .back
    case _: break
    }
    if let first = text.first, "?？".contains(first) { return .term(String(text.dropFirst()).trimmingBlanks) }
    if case .line(let kind) = prompt.input, !kind.mayBeUnknown { return nil }
    let word = text.lowercased()
    if prompt.options.contains(where: { $0.word.lowercased() == word || $0.title.lowercased() == word }), word != "unknown" {
      return nil
    }
    switch word {
    case "s", "save", "q", "quit", "exit", "保存", "退出": return .save
    case "e": return .change
    case "help", "帮助": return .why
    case "back", "返回": return .back
    case _ where Self.short[word] == "unknown" || word == "unknown":
      if case .line = prompt.input { return .entry(.unknown) }
      return prompt.options.first { $0.meaning == .unknown }.map { .entry(.chosen(withMarks([$0]))) }
    case _: return nil
    }
  }

  /// What people say for a choice, and the word that files use for it.
  private static let short = [
    "y": "yes", "yep": "yes", "yeah": "yes", "true": "yes", "是的": "yes", "对": "yes", "有": "yes",
    "n": "no", "nope": "no", "false": "no", "不": "no", "不是": "no", "没有": "no",
    "u": "unknown", "idk": "unknown", "not sure": "unknown", "don't know": "unknown", "dont know": "unknown",
    "i don't know": "unknown", "skip": "unknown", "不知道": "unknown", "不确定": "unknown", "不清楚": "unknown", "跳过": "unknown",
  ]

  /// What is chosen, with what stands marked at first where it is chosen with that.
  private func withMarks(_ chosen: [Prompt.Option]) -> [Prompt.Option] {
    guard chosen.count == 1, chosen[0].keepsMarks else { return chosen }
    return prompt.chosen.map { prompt.options[$0] } + chosen
  }

  private func read(_ text: String, as kind: Prompt.Line) -> Meaning {
    if text.isEmpty {
      if case .path(let suggested) = kind { return .entry(.line(suggested)) }
      return .refused(words("an answer is expected", "请回答"))
    }
    if case .failure(let problem) = FigureEntry.read(text, as: kind) {
      return .refused(problem.says(words))
    }
    return .entry(.line(text))
  }

  private func readOne(
    _ text: String, _ options: [Prompt.Option], _ isSearched: Bool
  ) -> Meaning {
    switch find(text, options, isSearched) {
    case .success(let found): return .entry(.chosen([options[found]]))
    case .failure(let problem):
      // Where the share is one way to answer, the figure itself is the answer.
      guard options.contains(where: { $0.meaning == .share }), !text.isEmpty else { return problem.meaning }
      if case .success = FigureEntry.read(text, as: .percentage) { return .entry(.line(text)) }
      return .refused(
        words(
          "“\(text)” is no share: type the foreign share, such as 60 %, or a number from 1 to \(prompt.shownAtFirst)",
          "“\(text)”不是比例；请输入外资比例（例如60%），或者1至\(prompt.shownAtFirst)之间的编号"))
    }
  }

  /// Several numbers at once of what a line does, where nothing but numbers is typed.
  private func readNumbers(_ text: String, _ options: [Prompt.Option]) -> Meaning? {
    let parts = text.split { " ,，、;；".contains($0) }
    let positions = parts.compactMap { Int($0).flatMap(prompt.position) }
    guard parts.count > 1, positions.count == parts.count else { return nil }
    let chosen = positions.map { options[$0] }
    return chosen.allSatisfy(\.namesBusiness) ? .entry(.chosen(chosen)) : nil
  }

  private func readSeveral(
    _ text: String, _ options: [Prompt.Option], _ isSearched: Bool
  ) -> Meaning {
    if ["0", "none", "无"].contains(text.lowercased()), let none = options.first(where: { ["none", "keep"].contains($0.word) }) {
      return .entry(.chosen([none]))
    }
    var parts = text.split { ",，、;；".contains($0) }.map { String($0).trimmingBlanks }
    let byBlanks = text.split { " ,，、".contains($0) }.map(String.init)
    if byBlanks.allSatisfy({ Int($0) != nil }) { parts = byBlanks }
    guard !parts.isEmpty else { return .refused(words("an answer is expected", "请回答")) }
    var chosen: [Prompt.Option] = []
    for part in parts {
      switch find(part, options, isSearched) {
      case .success(let found):
        if !chosen.contains(options[found]) { chosen.append(options[found]) }
      case .failure(let problem): return problem.meaning
      }
    }
    if chosen.count > 1, let alone = chosen.first(where: { $0.isAlone && !$0.keepsMarks }) {
      return .refused(
        words("“\(alone.title)” can only be chosen alone", "“\(alone.title)”不能与其他选项并选"))
    }
    return .entry(.chosen(withMarks(chosen)))
  }

  // MARK: - Finding an option

  private struct NotFound: Error {
    let meaning: Meaning
  }

  private func find(
    _ text: String, _ options: [Prompt.Option], _ isSearched: Bool
  ) -> Result<Int, NotFound> {
    if let position = Int(text).flatMap(prompt.position) { return .success(position) }
    let sought = text.lowercased()
    if sought.isEmpty { return .failure(NotFound(meaning: .several(Array(options.indices)))) }
    if let exact = options.firstIndex(where: {
      $0.word.lowercased() == sought || $0.title.lowercased() == sought
        || isSearched && ($0.note.lowercased() == sought || $0.code?.lowercased() == sought)
    }) {
      return .success(exact)
    }
    if let short = Self.short[sought],
      let found = options.firstIndex(where: { $0.word == short })
    {
      return .success(found)
    }
    if isSearched {
      let found = OptionFinder(options, lexicon).find(text)
      let together = found.filter { options[$0].title.lowercased().contains(sought) }
      // What a line does is chosen, never only found.
      if let only = found.count == 1 ? found[0] : together.count == 1 ? together[0] : nil, !options[only].namesBusiness {
        return .success(only)
      }
      if !found.isEmpty { return .failure(NotFound(meaning: .several(found))) }
      if case .search = prompt.input {
        return .failure(
          NotFound(
            meaning: .refused(
              words(
                "nothing is found for “\(text)”: try other words for it, or choose a section by its number",
                "没有找到“\(text)”；请换一种说法，或者输入编号选择一类"))))
      }
    }
    return .failure(
      NotFound(
        meaning: .refused(
          words(
            "no choice is “\(text)”; type a number from 1 to \(prompt.shownAtFirst)",
            "没有“\(text)”这一选项；请输入1至\(prompt.shownAtFirst)之间的编号"))))
  }
}

extension String {
  /// With digits and signs in their usual width in place of the full one that Chinese keyboards give.
  var halfWidth: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          (0xFF01...0xFF5E).contains(scalar.value) ? UnicodeScalar(scalar.value - 0xFEE0) ?? scalar : scalar
        }))
  }

  /// Without white space at either end.
  var trimmingBlanks: String {
    var part = self[...]
    while part.first?.isWhitespace ?? false { part.removeFirst() }
    while part.last?.isWhitespace ?? false { part.removeLast() }
    return String(part)
  }
}
