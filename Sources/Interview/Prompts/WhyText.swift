import Law
import Questionnaire
import Reports
import TerminalUI
import Wording

/// Says why a question is asked: what each answer would lead to, and the clauses that turn on it.
struct WhyText {
  let law: Law
  let words: ReportWords
  private var language: Language { words.language }

  init(_ law: Law, _ language: Language) {
    self.law = law
    words = ReportWords(language: language)
  }

  func block(_ session: AskSession) -> Stack {
    var stack = Stack()
    explain(law.glossaryTerms(in: session.prompt.wholeText), in: &stack)
    guard let question = session.question else { return stack }
    if session.asksOpenQuestion {
      append(session.interview.consequences(), of: question, to: &stack)
    }
    if session.asksOpenQuestion || session.chain != nil { append(session.interview.grounds(), to: &stack) }
    if stack.blocks.isEmpty { stack.append(Paragraph(StyledText(general(question)), indent: 2)) }
    return stack
  }

  /// What words mean that were asked about by name; those that were probably meant where none is called so.
  func block(explaining typed: String) -> Stack {
    var stack = Stack()
    let found = law.glossaryTerms(named: typed)
    guard found.isEmpty else {
      explain(found, in: &stack)
      return stack
    }
    let names = law.glossary.map { $0.title[language] }
    let says = words(
      "“\(typed)” is not in the glossary, which explains: \(names.joined(separator: ", ")).",
      "术语表中没有“\(typed)”；可查：\(names.joined(separator: "、"))。")
    stack.append(Paragraph(StyledText(says), indent: 2))
    return stack
  }

  private func explain(_ terms: [GlossaryTerm], in stack: inout Stack) {
    guard !terms.isEmpty else { return }
    heading(words("Words", "术语"), to: &stack)
    for term in terms {
      var text = StyledText(term.title[language], .emphasis) + StyledText(words(": ", "：") + term.says[language])
      if let provision = term.cites {
        text += StyledText(words(" (", "（") + law.citation(of: provision, in: language) + words(")", "）"), .dim)
      }
      stack.append(Paragraph(text, indent: 4, hanging: 6))
    }
  }

  /// Why something is asked that no clause turns on.
  private func general(_ question: Question) -> String {
    switch question {
    case .companyName, .serviceName:
      words("The name stands in the results.", "名称将写入结果。")
    case .business:
      words(
        "What it is about decides which activities it can be, and so what else is asked.",
        "内容决定可能涉及的业务，进而决定后续问题。")
    case .anotherService:
      words(
        "Every service line has a verdict of its own, and the worst is the company's.",
        "每条业务线单独得出结论，公司的结论取最不利者。")
    case .ownership, .fact, .assumptions:
      words("A clause of the law turns on it.", "有法律条款取决于此。")
    }
  }

  // MARK: - What answers lead to

  private func append(
    _ consequences: [Consequence], of question: Question, to stack: inout Stack
  ) {
    guard !consequences.isEmpty, let fact = fact(of: question) else { return }
    heading(words("What each answer leads to", "各种回答的结果"), to: &stack)
    for consequence in consequences {
      stack.append(
        Paragraph(
          StyledText(text(of: consequence.answers, fact))
            + StyledText("  →  ", .dim)
            + StyledText(
              words.outcomes(consequence.verdicts),
              consequence.verdicts.style), indent: 4, hanging: 6))
    }
  }

  private func fact(of question: Question) -> Fact? {
    switch question {
    case .fact(let fact, _): law[fact]
    case .ownership: law.facts.first { $0.computed == .sum(.foreign) }
    case .companyName, .serviceName, .business, .assumptions, .anotherService: nil
    }
  }

  private func text(of answers: Consequence.Answers, _ fact: Fact) -> String {
    switch answers {
    case .values(let values):
      guard fact.kind != .yesNo else {
        return words.either(values.map { $0 == 1 ? words("yes", "是") : words("no", "否") })
      }
      return values.map { fact.values[$0].says[language] }.joined(separator: words("; ", "；"))
    case .noElement: return words("none", "无")
    case .figures(let range): return ValueText(law: law, words: words).text(of: range, fact)
    case .places(let places):
      let shown = places.prefix(4).map { law[$0].title[language] }
      guard places.count > shown.count else { return words.either(shown) }
      let others = places.count - shown.count
      return shown.joined(separator: words(", ", "、"))
        + words(" or \(others) others", "等另外\(others)处")
    }
  }

  // MARK: - Clauses

  /// At most so many clauses are named; what else turns on it is counted.
  private static let most = 12

  private func append(_ grounds: [Ground], to stack: inout Stack) {
    guard !grounds.isEmpty else { return }
    heading(words("What turns on it", "取决于此的条款"), to: &stack)
    for ground in grounds.prefix(Self.most) {
      var text = StyledText()
      if let provision = ground.provision {
        text += StyledText(law.citation(of: provision, in: language) + words(": ", "："), .emphasis)
      }
      text += StyledText(ground.says[language])
      stack.append(Paragraph(text, indent: 4, hanging: 6))
    }
    let rest = grounds.count - Self.most
    if rest > 0 {
      stack.append(
        Paragraph(StyledText(words("and \(rest) more", "另有\(rest)项"), .dim), indent: 4))
    }
  }

  private func heading(_ text: String, to stack: inout Stack) {
    stack.append(Paragraph(StyledText(text, .accent), indent: 2))
  }
}
