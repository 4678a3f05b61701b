import Advisory
import Law
import Questionnaire
import YAML

/// Words the questions of an interview.
struct QuestionPrompts {
  let law: Law
  let words: ReportWords
  private var language: Language { words.language }

  /// - Parameter draft: What is known, for the names of company and lines.
  func prompt(for question: Question, _ draft: CompanyDraft) -> Prompt {
    switch question {
    case .companyName:
      return Prompt(
        title: words("What is the company called?", "公司名称是什么？"), input: .line(.name))
    case .serviceName(let line):
      return Prompt(
        title: line == 0
          ? words("What is its first service line called?", "第一条业务线叫什么？")
          : words("What is the next service line called?", "下一条业务线叫什么？"),
        help: words(
          "A product or a business of its own: a chatbot, a magazine, a call centre.",
          "一项独立的产品或业务，例如聊天机器人、杂志、呼叫中心。"), input: .line(.name))
    case .topics: return topics(of: service(question, draft))
    case .activities: return activities(of: service(question, draft))
    case .ownership: return ownership
    case .fact(let fact, _): return prompt(for: law[fact])
    case .assumptions(let facts, _): return assumptions(facts)
    case .anotherService:
      return .yesNo(
        words("Is there another service line?", "还有其他业务线吗？"), yes: .further(true),
        no: .further(false), words)
    }
  }

  private func service(_ question: Question, _ draft: CompanyDraft) -> String {
    question.line.flatMap { $0 < draft.services.count ? draft.services[$0].name : nil } ?? ""
  }

  private func topics(of service: String) -> Prompt {
    let topics = law.topics.map {
      Prompt.Option(meaning: .topic($0.id), title: $0.says[language], word: $0.name)
    }
    let known = Prompt.Option(
      meaning: .knowsActivities,
      title: words(
        "I know its regulated activity: search the list", "我知道对应的受监管业务：从清单中查找"),
      isAlone: true, word: "known")
    return Prompt(
      title: words("What is “\(service)” about?", "“\(service)”涉及哪些内容？"),
      help: words(
        "Mark all that it offers or carries; none is an answer too.", "请标出全部涉及的内容；均不涉及的，可以不选。"),
      input: .choice(topics + [known], severalAtOnce: true, isSearched: false))
  }

  private func activities(of service: String) -> Prompt {
    let options = law.activities.filter { $0.id != law.generalBusiness }.map {
      Prompt.Option(
        meaning: .activity($0.id), title: $0.title[language], note: $0.code ?? "",
        keywords: "\($0.name) \($0.title.english) \($0.title.chinese) "
          + ($0.covers.map { $0.english + " " + $0.chinese } ?? ""),
        word: $0.name)
    }
    return Prompt(
      title: words(
        "Which regulated activities is “\(service)”?", "“\(service)”属于哪些受监管业务？"),
      help: words(
        "Search by English or Chinese name, by code, or by what it covers.",
        "可按中英文名称、代码或者业务内容查找。"),
      input: .choice(options, severalAtOnce: true, isSearched: true))
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
  var share: Prompt {
    let fact = law.facts.first { $0.computed == .sum(.foreign) }
    return Prompt(
      title: fact?.question[language] ?? "", help: fact?.help?[language],
      input: .line(.percentage))
  }

  private func assumptions(_ facts: [FactID]) -> Prompt {
    let options = facts.map { id in
      let fact = law[id]
      var taken = fact.kind == .yesNo ? words("no", "否") : words("none", "无")
      if case .value(let value) = fact.leftOut { taken = fact.values[value].says[language] }
      return Prompt.Option(
        meaning: .fact(id), title: fact.question[language],
        note: words("taken: \(taken)", "推定：\(taken)"), word: fact.name)
    }
    return Prompt(
      title: words(
        "This is taken for granted. What of it may be different?", "以下事项按推定处理。哪些可能不同？"),
      help: words(
        "What you mark is asked next; mark nothing to keep it all.", "标出的项目将逐一询问；全部保持推定的，不必选择。"),
      input: .choice(options, severalAtOnce: true, isSearched: false))
  }

  // MARK: - Facts

  var unknown: Prompt.Option {
    Prompt.Option(
      meaning: .unknown, title: words("I don't know", "不清楚"), isAlone: true, word: "unknown")
  }

  private func prompt(for fact: Fact) -> Prompt {
    Prompt(title: fact.question[language], help: fact.help?[language], input: input(for: fact))
  }

  private func input(for fact: Fact) -> Prompt.Input {
    switch fact.kind {
    case .percentage: return .line(.percentage)
    case .count: return .line(.count)
    case .date: return .line(.date)
    case .place:
      let places = law.places.map {
        Prompt.Option(
          meaning: .value(.word($0.name)), title: $0.title[language],
          keywords: "\($0.name) \($0.title.english) \($0.title.chinese)", word: $0.name)
      }
      return .choice(places + [unknown], severalAtOnce: false, isSearched: true)
    case .yesNo:
      return .choice(
        [
          .init(meaning: .value(.word("yes")), title: words("yes", "是"), word: "yes"),
          .init(meaning: .value(.word("no")), title: words("no", "否"), word: "no"), unknown,
        ], severalAtOnce: false, isSearched: false)
    case .choice, .set:
      let values = fact.values.map {
        Prompt.Option(
          meaning: .value(.word($0.name)), title: $0.says[language], word: $0.name)
      }
      return .choice(
        values + [unknown], severalAtOnce: fact.kind == .set, isSearched: false)
    }
  }
}
