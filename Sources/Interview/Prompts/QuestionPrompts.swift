import Assessment
import Law
import Questionnaire
import TerminalUI
import Wording
import YAML

/// Words the questions of an interview.
struct QuestionPrompts {
  let law: Law
  let words: ReportWords
  private var language: Language { words.language }

  // MARK: - What is asked

  /// What is asked, without what can be answered.
  ///
  /// - Parameter draft: What is known, for the names of company and lines.
  func title(of question: Question, _ draft: CompanyDraft) -> String {
    switch question {
    case .companyName: words("What is the company called?", "公司名称是什么？")
    case .serviceName(let line):
      line == 0
        ? words("What is its first service line called?", "第一条业务线叫什么？")
        : words("What is the next service line called?", "下一条业务线叫什么？")
    case .business: words("What does “\(service(question, draft))” do?", "“\(service(question, draft))”做什么？")
    case .ownership: words("Who holds the company?", "公司由谁持股？")
    case .fact(let fact, _): law[fact].question[language]
    case .assumptions: words("Nobody said this. What of it is different?", "以下事项未经说明。哪些与实际不同？")
    case .anotherService: words("Is there another service line?", "还有其他业务线吗？")
    }
  }

  /// - Parameter given: What stands as the answer at first.
  func prompt(for question: Question, _ interview: Questionnaire, given: Reply?) -> Prompt {
    var prompt = prompt(for: question, interview)
    prompt.give(given)
    return prompt
  }

  private func prompt(for question: Question, _ interview: Questionnaire) -> Prompt {
    let title = title(of: question, interview.draft)
    switch question {
    case .companyName:
      return Prompt(title: title, help: whatThisIs, input: .line(.name))
    case .serviceName:
      return Prompt(
        title: title,
        help: words(
          "A product or a business of its own: a chatbot, a magazine, a call centre.",
          "一项独立的产品或业务，例如聊天机器人、杂志、呼叫中心。"), input: .line(.name))
    case .business:
      return Prompt(title: title, input: .choice([unknown], severalAtOnce: false, isSearched: false))
    case .ownership: return ownership
    case .fact(let fact, let line): return self.prompt(for: law[fact], line, interview)
    case .assumptions(let facts, let line): return assumptions(facts, line, interview)
    case .anotherService:
      return .yesNo(title, yes: .further(true), no: .further(false), words)
    }
  }

  private func service(_ question: Question, _ draft: CompanyDraft) -> String {
    let name = question.line.flatMap { $0 < draft.services.count ? draft.services[$0].name : nil } ?? ""
    return StyledText(name).truncated(toWidth: 40).text
  }

  /// What an interview is and is not.
  private var whatThisIs: String {
    words(
      "These questions find out whether foreign capital may enter a line of business in mainland China, on which "
        + "conditions and provisions. The answer applies encoded law to what you say; it is no legal advice and no "
        + "decision of an authority.",
      "以下问题用于了解外资能否在中国内地进入某项业务、须符合哪些条件及其依据。结论系将已编入的法律适用于您所述情况，不构成法律意见，也不代表主管机关的决定。")
  }

  private var ownership: Prompt {
    Prompt(
      title: words("Who holds the company?", "公司由谁持股？"),
      help: words(
        "Investors from Hong Kong, Macao and Taiwan count as foreign here.",
        "港澳台投资者在此按外国投资者计。"),
      input: .choice(
        [
          .init(
            meaning: .share,
            title: words("I give the foreign share as a figure", "填写外资合计比例"), word: "share"),
          .init(
            meaning: .holders,
            title: words("I list the holders, level by level", "逐层列出股东"), word: "holders"),
          unknown,
        ], severalAtOnce: false, isSearched: false))
  }

  /// The foreign share as a figure.
  func share(given: Reply?) -> Prompt {
    let fact = law.facts.first { $0.computed == .sum(.foreign) }
    var prompt = Prompt(
      title: fact?.question[language] ?? "", help: fact?.help?[language], input: .line(.percentage))
    prompt.give(given)
    return prompt
  }

  // MARK: - What nobody said

  private func assumptions(_ facts: [FactID], _ line: Int, _ interview: Questionnaire) -> Prompt {
    let found = interview.assumptions(ofLine: line)
    let usual = interview.verdicts(ofLine: line)
    let options = facts.map { id in
      let assumption = found.first { $0.subject == .fact(id) }
      var note = assumption?.inference.map { words("inferred: \($0.says[.english])", "推断：\($0.says[.chinese])") } ?? words("assumed", "推定")
      if let other = assumption?.verdicts, other != usual {
        note += words("; else ", "；否则还可能为：") + words.outcomes(other)
      }
      return Prompt.Option(meaning: .fact(id), title: taken(id, line, interview), note: note, word: law[id].name)
    }
    let keep = Prompt.Option(
      meaning: .keep, title: words("All of this is so: go on", "均属实：继续"), isAlone: true, word: "keep")
    let more = Prompt.Option(
      meaning: .doesMore,
      title: words("It does something else as well", "它还有其他业务内容"),
      note: words("assumed: nothing but what you named", "推定：仅有所选内容"), isAlone: true, word: "more")
    return Prompt(
      title: words("Nobody said this. What of it is different?", "以下事项未经说明。哪些与实际不同？"),
      help: words("What you mark is asked next.", "标出的项目将逐一询问。"),
      input: .choice([keep] + options + [more], severalAtOnce: true, isSearched: false))
  }

  /// What is taken for a fact of a line, as a statement.
  func taken(_ id: FactID, _ line: Int, _ interview: Questionnaire) -> String {
    let values = ValueText(law: law, words: words)
    let known = interview.known(id, line: line)
    guard law[id].kind == .set else {
      return known.map { values.statement(of: $0.values, $0.variable) }.joined()
    }
    let sure = known.indices.filter { known[$0].values.contains(1) && !known[$0].values.contains(0) }.map { law[id].values[$0].says[language] }
    let isOpen = known.contains { $0.values.contains(0) && $0.values.contains(1) }
    let list = sure.isEmpty ? (isOpen ? words("not known", "不清楚") : words("none", "无")) : sure.joined(separator: words("; ", "；"))
    return law[id].short[language] + words(": ", "：") + list
      + (isOpen && !sure.isEmpty ? words("; perhaps more", "；或有其他") : "")
  }

  // MARK: - Facts

  var unknown: Prompt.Option {
    Prompt.Option(
      meaning: .unknown, title: words("I don't know", "不清楚"), isAlone: true, word: "unknown")
  }

  private func prompt(for fact: Fact, _ line: Int, _ interview: Questionnaire) -> Prompt {
    let elements = fact.kind == .set ? interview.elements(of: fact.id, line: line) : nil
    var prompt = Prompt(
      title: fact.question[language], help: fact.help?[language], input: input(for: fact, elements?.shown))
    prompt.chosen = elements.map { elements in
      elements.shown.indices.filter { elements.marked.contains(elements.shown[$0]) }
    } ?? []
    return prompt
  }

  /// - Parameter elements: Those of a set that are shown.
  private func input(for fact: Fact, _ elements: [Int]?) -> Prompt.Input {
    switch fact.kind {
    case .percentage: return .line(.percentage)
    case .count: return .line(.count)
    case .date: return .line(.date)
    case .place:
      return .choice(law.places.map(option) + [unknown], severalAtOnce: false, isSearched: true)
    case .yesNo:
      return .choice(
        [
          .init(meaning: .value(.word("yes")), title: words("yes", "是"), word: "yes"),
          .init(meaning: .value(.word("no")), title: words("no", "否"), word: "no"), unknown,
        ], severalAtOnce: false, isSearched: false)
    case .choice: return .choice(fact.values.map(option) + [unknown], severalAtOnce: false, isSearched: false)
    case .set:
      let none = Prompt.Option(
        meaning: .value(.word("none")), title: words("none of these", "以上均无"), isAlone: true, word: "none")
      let shown = (elements ?? Array(fact.values.indices)).map { option(fact.values[$0]) }
      let others = Prompt.Option(
        meaning: .unknown, title: words("I don't know, beyond what is marked", "不清楚（已标出的除外）"), isAlone: true,
        keepsMarks: true, word: "unknown")
      return .choice(shown + [none, others], severalAtOnce: true, isSearched: false)
    }
  }

  /// Which part of a place it is.
  func part(of place: PlaceID, among parts: [PlaceID]) -> Prompt {
    let name = law[place].title[language]
    let whole = Prompt.Option(
      meaning: .unknown, title: words("I don't know which", "不清楚是哪一处"), isAlone: true, word: "unknown")
    return Prompt(
      title: words("Where exactly in \(name)?", "具体在\(name)的哪里？"),
      help: words("The answer is not the same in all of it.", "各处适用的规则不同。"),
      input: .choice(parts.map { option(law[$0]) } + [whole], severalAtOnce: false, isSearched: parts.count > 8))
  }

  private func option(_ place: Place) -> Prompt.Option {
    .init(
      meaning: .value(.word(place.name)), title: place.title[language],
      keywords: "\(place.name) \(place.title.english) \(place.title.chinese)", word: place.name)
  }

  private func option(_ value: Fact.Value) -> Prompt.Option {
    .init(meaning: .value(.word(value.name)), title: value.says[language], word: value.name)
  }
}

extension Prompt {
  /// Lets an answer stand at first.
  fileprivate mutating func give(_ answer: Reply?) {
    switch answer {
    case .text(let name): text = name
    case .fact(let content), .foreignShare(let content):
      if case .line = input {
        if case .word(let figure) = content, figure != "unknown" { text = figure }
        return
      }
      let words: [YAMLContent] =
        switch content {
        case .list(let items), .inlineList(let items): items
        case .mapping(let elements), .inlineMapping(let elements):
          elements.filter { $0.value == .word("yes") }.map { .word($0.key) }
        case .word, .text: [content]
        }
      chosen = options.indices.filter { position in
        let meaning = options[position].meaning
        return words.contains { meaning == .value($0) || meaning == .unknown && $0 == .unknown }
      }
    case .holders: chosen = options.indices.filter { options[$0].meaning == .holders }
    case .ownershipUnknown: chosen = options.indices.filter { options[$0].meaning == .unknown }
    case .further(let isFurther): chosen = options.indices.filter { options[$0].meaning == .further(isFurther) }
    case .opened(let facts):
      chosen = options.indices.filter { position in
        if case .fact(let fact) = options[position].meaning { facts.contains(fact) } else { false }
      }
    case .business, nil: break
    }
  }
}
