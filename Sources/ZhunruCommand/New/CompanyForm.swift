import Law
import Wording

/// A company file to fill in: what is not known yet stands after a `#`, under its question.
struct CompanyForm {
  private let law: Law
  private let language: Language
  private let words: ReportWords

  init(_ law: Law, language: Language) {
    self.law = law
    self.language = language
    words = ReportWords(language: language)
  }

  /// The facts of a company that most answers ask for.
  var factsOfCompany: [FactID] {
    law.facts.filter { $0.subject == .company && ($0.kind == .place && $0.leftOut == .notKnown || $0.computed == .sum(.foreign)) }
      .map(\.id)
  }

  /// The facts of a service line that matter for some subjects: those that topics open, and those that are open for any
  /// line. Of activities that are named none is asked.
  func facts(of subjects: [Lexicon.Subject]) -> [FactID] {
    let topics = subjects.compactMap { if case .topic(let topic) = $0 { law[topic] } else { nil } }
    if topics.isEmpty, !subjects.isEmpty { return [] }
    return law.facts.filter { fact in
      guard fact.subject == .service else { return false }
      if topics.contains(where: { $0.opens(fact.id) }) { return true }
      return (topics.isEmpty || !topics.allSatisfy(\.isOrdinary)) && fact.leftOut == .notKnown && fact.appliesWhen == nil
        && !law.topics.contains { $0.opens(fact.id) }
    }.map(\.id)
  }

  /// The file, with a service line for each subject.
  func text(of subjects: [Lexicon.Subject]) -> String {
    var text =
      "# "
      + words(
        "A company as `zhunru assess` reads it. What is left out is not known; what is taken all the same, the result tells.",
        "公司文件，供 `zhunru assess` 读取。未写明的事项视为不知；确有推定的，结果逐项列明。") + "\n# "
      + words(
        "Take the # away to state a fact; `zhunru facts NAME` explains one.",
        "删去行首的 # 即作出陈述；`zhunru facts 名称` 说明各项事实。") + "\n"
    text += "company: \(words("Example Co., Ltd.", "示例有限公司"))\n"
    text += "# as-of: 2024-06-01   # " + words("the day whose law applies; left out: today", "适用该日的法律；不写则为当日") + "\n"
    for fact in factsOfCompany {
      text += "# \(law[fact].question[language])\n"
      text += law[fact].kind == .place ? "# \(law[fact].name): beijing   # `zhunru places`\n" : "# \(law[fact].name): 60 %\n"
    }
    text += """
      # \(words("Or who holds it; a holder may have an `ownership` of its own:", "或者逐一列明持有人，持有人可有其自身的 `ownership`："))
      # ownership:
      #   - { holder: \(words("Example Cayman Ltd", "示例开曼公司")), origin: foreign, share: 60 % }
      #   - { holder: \(words("Example Capital LP", "示例投资合伙企业")), origin: chinese, share: 40 % }
      services:

      """
    var names: [String: Int] = [:]
    for subject in subjects {
      let title = title(of: subject)
      let count = names[title, default: 0] + 1
      names[title] = count
      // No two lines of a company have one name.
      text += service(subject, count == 1 ? title : "\(title) (\(count))")
    }
    return text
  }

  private func title(of subject: Lexicon.Subject) -> String {
    switch subject {
    case .activity(let activity): law[activity].title[language]
    case .topic(let topic): law[topic].says[language]
    case .feature, .place: ""
    }
  }

  private func service(_ subject: Lexicon.Subject, _ name: String) -> String {
    switch subject {
    case .activity(let activity):
      return "  - service: \(quoted(name))\n    activity: \(law[activity].name)\n"
    case .topic(let topic):
      var text = "  - service: \(quoted(name))\n    about: [\(law[topic].name)]\n"
      let facts = facts(of: [subject])
      guard !facts.isEmpty else { return text }
      text += "    features:\n"
      for (position, fact) in facts.enumerated() { text += feature(law[fact], isFirst: position == 0) }
      return text
    case .feature, .place: return ""
    }
  }

  /// A fact under its question. The first is stated as not known, so that the rest can stand beside it.
  private func feature(_ fact: Fact, isFirst: Bool) -> String {
    var text = "      # \(fact.question[language])\n"
    for value in fact.values where fact.kind == .choice || fact.kind == .set {
      text += "      #   \(value.name): \(value.says[language])\n"
    }
    if isFirst { return text + "      \(fact.name): unknown\n" }
    let example =
      switch fact.kind {
      case .yesNo: "yes"
      case .choice: fact.values.first?.name ?? ""
      case .set: "[\(fact.values.first?.name ?? "")]"
      case .percentage: "50 %"
      case .count: "1"
      case .date: "2024-06-01"
      case .place: "beijing"
      }
    return text + "      # \(fact.name): \(example)\n"
  }

  private func quoted(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == " " || $0 == "-" }
    return isPlain ? text : "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
