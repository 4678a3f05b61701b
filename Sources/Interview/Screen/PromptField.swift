import Law
import TerminalUI
import TextWidth
import Wording

/// What the keys of a prompt go to: a list, or a line being typed.
enum PromptField {
  case list(ChoiceList, [Prompt.Option])
  case line(LineEditor, Prompt.Line)

  /// - Parameter lexicon: What everyday words lead to, where a list is searched.
  init(_ prompt: Prompt, _ lexicon: Lexicon) {
    switch prompt.input {
    case .choice(let options, _, _): self = Self.list(prompt, options, idle: nil, lexicon)
    case .search(let options, let idle): self = Self.list(prompt, options, idle: idle, lexicon)
    case .line(let kind):
      var text = prompt.text
      if case .path(let suggested) = kind { text = suggested }
      self = .line(LineEditor(text), kind)
    }
  }

  private static func list(
    _ prompt: Prompt, _ options: [Prompt.Option], idle: Int?, _ lexicon: Lexicon
  ) -> PromptField {
    let items = options.map {
      ChoiceList.Item(
        $0.title, note: $0.note, keywords: $0.keywords, isAlone: $0.isAlone, keepsMarks: $0.keepsMarks,
        heading: $0.heading, detail: $0.detail)
    }
    var find: (@Sendable (String) -> [Int])?
    if prompt.isSearched {
      let finder = OptionFinder(options, lexicon)
      find = { finder.find($0) }
    }
    return .list(
      ChoiceList(
        items, allowsSeveral: prompt.takesSeveral, filters: prompt.isSearched, chosen: prompt.chosen, idle: idle,
        flows: prompt.isMenu, find: find), options)
  }

  enum Outcome {
    case handled, ignored
    case entered(AskSession.Entry)
  }

  /// What is typed and not yet entered.
  var text: String {
    switch self {
    case .list(let list, _): list.filter.text
    case .line(let editor, _): editor.text
    }
  }

  /// Whether arrows to the left and right move in it.
  var flows: Bool { if case .list(let list, _) = self { list.flows } else { false } }

  /// Whether something is typed to search a list, and nothing in it matches.
  var findsNothing: Bool {
    if case .list(let list, _) = self { list.filters && !list.filter.isEmpty && list.visible.isEmpty } else { false }
  }

  /// Whether letters are typed rather than taken as commands.
  var takesLetters: Bool {
    switch self {
    case .list(let list, _): list.filters
    case .line: true
    }
  }

  /// Whether it is a figure that may be left open.
  var canBeUnknown: Bool {
    if case .line(_, let kind) = self { kind.mayBeUnknown } else { false }
  }

  mutating func handle(_ key: Key) -> Outcome {
    switch self {
    case .list(var list, let options):
      let outcome = list.handle(key)
      self = .list(list, options)
      switch outcome {
      case .handled: return .handled
      case .ignored: return .ignored
      case .chosen(let positions): return .entered(.chosen(positions.map { options[$0] }))
      }
    case .line(var editor, let kind):
      if key == .enter { return .entered(.line(editor.text)) }
      let isHandled = editor.handle(key)
      self = .line(editor, kind)
      return isHandled ? .handled : .ignored
    }
  }

  /// Takes back what is typed.
  mutating func clear() {
    switch self {
    case .list(var list, let options):
      list.clearFilter()
      self = .list(list, options)
    case .line(_, let kind): self = .line(LineEditor(), kind)
    }
  }

  /// What is wrong with what is typed so far.
  func problem(_ words: ReportWords) -> String? {
    guard case .line(let editor, let kind) = self, !editor.isEmpty,
      case .failure(let problem) = FigureEntry.read(editor.text, as: kind)
    else { return nil }
    return problem.says(words)
  }
}
