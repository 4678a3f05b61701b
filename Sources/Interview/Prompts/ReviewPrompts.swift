import Assessment
import Law
import Questionnaire
import Wording

/// Words the page of all answers: by the company and by its lines, what was said apart from what is inferred and assumed,
/// each to be changed where it stands, with what it decides.
struct ReviewPrompts {
  private let session: AskSession
  private var words: ReportWords { session.words }
  private var law: Law { session.law }
  private var interview: Questionnaire { session.interview }

  init(_ session: AskSession) {
    self.session = session
  }

  /// - Parameter changed: What was changed last, which stands out.
  func all(changed: Prompt.Meaning?) -> Prompt {
    let options = [goOn] + said { _ in true } + taken
    var prompt = Prompt(
      title: words("All answers. Which is to be changed?", "全部回答。修改哪一项？"),
      input: .search(options, idle: options.count))
    prompt.chosen = options.indices.filter { options[$0].meaning == changed }
    return prompt
  }

  /// What can be put otherwise for trial: what says something of the company or a line.
  var whatIf: Prompt {
    let options = said { answered in
      switch answered.question {
      case .business, .ownership, .fact: true
      case .companyName, .serviceName, .assumptions, .anotherService: false
      }
    }
    return Prompt(
      title: words("What if … which answer were different?", "假如哪一项回答不同？"),
      help: words("Nothing is changed; the answers before and after stand side by side.", "不会改动回答；前后结论并列显示。"),
      input: .search(options + [back], idle: options.count + 1))
  }

  // MARK: - What was said

  private func said(_ isWanted: (Questionnaire.Answered) -> Bool) -> [Prompt.Option] {
    let found = session.answers.enumerated().filter { isWanted($0.element) && $0.element.saysSomething }
    // The company first, then line by line; within each in the order of the answers.
    let ordered = found.sorted { a, b in
      (a.element.line(law) ?? -1, a.offset) < (b.element.line(law) ?? -1, b.offset)
    }
    return ordered.map { position, answered in
      let answers = AnswerText(law: law, words: words)
      let prompts = QuestionPrompts(law: law, words: words)
      return .init(
        meaning: .answered(position),
        title: name(of: answered.question) + answers.text(of: answered.answer, to: answered.question),
        keywords: prompts.title(of: answered.question, interview.draft), word: "\(position + 1)",
        heading: heading(answered.line(law), words("said", "已说明")),
        detail: interview.decision(of: answered).map(decides) ?? "")
    }
  }

  private func name(of question: Question) -> String {
    let name: String
    switch question {
    case .companyName: name = words("name", "名称")
    case .serviceName: name = words("name of the line", "业务线名称")
    case .business: name = words("what it does", "业务内容")
    // The answer names itself.
    case .ownership: return ""
    case .fact(let fact, _): name = law[fact].short[words.language]
    case .assumptions, .anotherService: name = ""
    }
    return name + words(": ", "：")
  }

  private func decides(_ decision: Decision) -> String {
    let lines = decision.lines.map { line in
      let name = interview.draft.services[line.line].name ?? ""
      guard !line.otherwise.isEmpty else { return words("the answer of “\(name)”", "“\(name)”的结论") }
      let outcomes = words.outcomes(line.otherwise)
      return words("the answer of “\(name)”, otherwise perhaps \(outcomes)", "“\(name)”的结论，否则还可能为：\(outcomes)")
    }
    guard lines.isEmpty else { return words("decides: ", "决定：") + lines.joined(separator: words("; ", "；")) }
    let activities = decision.activities.prefix(2).map { law[$0].title[words.language] }
    if activities.isEmpty, let duty = decision.duties.first {
      let more = decision.duties.count - 1
      let says = law[duty].says[words.language]
      return more == 0
        ? words("decides whether this duty applies: \(says)", "决定是否适用义务：\(says)")
        : words("decides whether \(more + 1) duties apply, so: \(says)", "决定是否适用\(more + 1)项义务，例如：\(says)")
    }
    guard !activities.isEmpty else { return words("changes no answer by itself", "单独不改变结论") }
    return words("decides whether it is \(words.either(activities))", "决定是否属于\(words.either(activities))")
  }

  // MARK: - What nobody said

  private var taken: [Prompt.Option] {
    let prompts = QuestionPrompts(law: law, words: words)
    return interview.draft.services.indices.flatMap { line -> [Prompt.Option] in
      let usual = interview.verdicts(ofLine: line)
      let assumptions = interview.assumptions(ofLine: line)
      let inferred = assumptions.filter { $0.inference != nil }
      return (inferred + assumptions.filter { $0.inference == nil }).compactMap { assumption in
        guard case .fact(let fact) = assumption.subject else { return nil }
        let kind = assumption.inference == nil ? words("assumed", "推定") : words("inferred", "推断")
        let because = assumption.inference.map { words("because ", "因为") + $0.says[words.language] }
        let others = VerdictSet(mask: assumption.verdicts.mask & ~(usual?.mask ?? 0))
        let otherwise =
          others.isEmpty
          ? nil : words("decides: otherwise perhaps \(words.outcomes(others))", "决定结论，否则还可能为：\(words.outcomes(others))")
        return .init(
          meaning: .taken(fact, line: line), title: prompts.taken(fact, line, interview),
          keywords: law[fact].question[words.language], word: law[fact].name, heading: heading(line, kind),
          detail: [because, otherwise].compactMap(\.self).joined(separator: words("; ", "；")))
      }
    }
  }

  private func heading(_ line: Int?, _ kind: String) -> String {
    let name = line.map { interview.draft.services[$0].name ?? "" } ?? words("The company", "公司")
    return "\(name) · \(kind)"
  }

  // MARK: - On

  private var goOn: Prompt.Option {
    let title =
      interview.question == nil
      ? words("All of this is so: go on to the result", "均属实：继续，查看结论") : words("All of this is so: go on", "均属实：继续")
    return .init(meaning: .isAll, title: title, isAlone: true, word: "back")
  }

  private var back: Prompt.Option {
    .init(meaning: .isAll, title: words("back", "返回"), isAlone: true, word: "back")
  }
}

extension Questionnaire.Answered {
  /// Whether it says something of the company or a line, rather than where the interview goes.
  fileprivate var saysSomething: Bool {
    switch question {
    case .companyName, .serviceName, .business, .ownership, .fact: true
    case .assumptions, .anotherService: false
    }
  }

  /// The line that it is about; `nil` for the company.
  fileprivate func line(_ law: Law) -> Int? {
    if case .fact(let fact, _) = question, law[fact].subject == .company { return nil }
    if case .ownership = question { return nil }
    return question.line
  }
}
