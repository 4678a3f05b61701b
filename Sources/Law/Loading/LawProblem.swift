import Diagnostics
import YAML

/// What can be wrong with a file of the law, without its wording.
enum LawProblem: Equatable {
  case notAMapping(String)
  case notAList(String)
  case notText
  case missing(key: String, of: String)
  case missingLanguage(String)
  case unknownKey(String, nearest: String?)
  case unknownName(kind: String, String, nearest: String?)
  case unknownValue(String, of: String, nearest: String?)
  case declaredTwice(kind: String, String)
  case declaredAgain([String], in: String)
  case copied(of: String)
  case inForceTwice(kind: String, String)
  case inForceAgain([String], in: String)
  case notADate(String)
  case notAFigure(String, expected: String)
  case wrongTest(fact: String, kind: String, expected: String)
  case circular(kind: String, String)
  case noSuchOutcome(String)
  case untilWithoutReason
  case endsBeforeStart
  case needsActivities
  case reserved(String)
  case reservedWord(String)
  case numberOfValues(String)
  case noPlaceForValue(String)
  case noDefault(reading: String)
  case emptyCondition
  case notOfTopics(String)
  case movedTwice(String, by: String)
  case movedToNoValue(String)
  case rowWithoutOwnProvision(String)
  case notAnInference(String)
  case notAnOrder(String)
  case notAStep(String)
  case severalParents
  case parentInForce(String)
  case continuedTwice(String, by: String)
  case notInherited(kind: String, String, of: String, nearest: String?)
  case numberTaken(String)
  case droppedAndNumbered(String)
  case repeats(String, of: String)

  /// The wording of every problem, in one place, so that it can be reviewed as text.
  func diagnostic(at value: YAMLValue, others: [Diagnostic.Label] = []) -> Diagnostic {
    diagnostic(at: value.label(), others: others)
  }

  func diagnostic(at label: Diagnostic.Label, others: [Diagnostic.Label] = []) -> Diagnostic {
    let (code, headline, help) = words
    return Diagnostic(
      severity: .error, code: code, headline: headline, primary: label,
      secondary: others, help: help)
  }

  private var words: (code: String, headline: Message, help: Message?) {
    switch self {
    case .notAMapping(let what):
      ("not-a-mapping", Message("\(what) is written as `key: value` pairs", "\(what)应写作`键: 值`的形式"), nil)
    case .notAList(let what):
      ("not-a-list", Message("\(what) is a list", "\(what)应为列表"), Message("start each entry with `- `", "每一项以`- `开头"))
    case .notText: ("not-text", Message("a single text is expected here", "此处应为单个文本"), nil)
    case .missing(let key, let owner):
      (
        "missing-key", Message("`\(key)` is missing from \(owner)", "\(owner)缺少`\(key)`"),
        Message("add `\(key):`", "请添加`\(key):`")
      )
    case .missingLanguage(let language):
      (
        "missing-translation", Message("the text has no `\(language)`", "该文本缺少`\(language)`"),
        Message("add `\(language): …`", "请添加`\(language): …`")
      )
    case .unknownKey(let key, let nearest):
      (
        "unknown-key", Message("nothing reads the key `\(key)`", "没有任何内容读取键`\(key)`"),
        nearest.map(Message.didYouMean) ?? Message("see README.md in the folder of the law", "请见法律文件夹中的README.md")
      )
    case .unknownName(let kind, let name, let nearest):
      (
        "unknown-\(kind)", Message("no \(kind) is called `\(name)`", "没有名为`\(name)`的\(kind)"),
        nearest.map(Message.didYouMean)
      )
    case .unknownValue(let value, let fact, let nearest):
      (
        "unknown-value", Message("`\(value)` is no value of `\(fact)`", "`\(value)`不是`\(fact)`的值"),
        nearest.map(Message.didYouMean)
      )
    case .declaredTwice(let kind, let name):
      (
        "declared-twice", Message("a second \(kind) is called `\(name)`", "另有一个\(kind)也名为`\(name)`"),
        Message("give one of them another name", "请为其中之一改名")
      )
    case .declaredAgain(let names, let file):
      (
        "declared-twice",
        Message(
          "\(names.count) names of this file are declared in `\(file)` already", "本文件的\(names.count)个名称已在`\(file)`中声明"),
        Message(
          "take one of the two out, or give it names of its own: \(Self.some(of: names))",
          "请删去其一，或为其另取名称：\(Self.some(of: names))")
      )
    case .copied(let file):
      (
        "copied-file", Message("this file says word for word what `\(file)` says", "本文件与`\(file)`逐字相同"),
        Message("take one of the two out", "请删去其一")
      )
    case .inForceTwice(let kind, let name):
      (
        "overlapping-periods",
        Message("two texts have a \(kind) `\(name)` in force on the same day", "两个文本在同一日各有一个施行中的\(kind)`\(name)`"),
        Message("end the earlier one with `until`, or give one of them another name", "请以`until`终止较早的一个，或为其中之一改名")
      )
    case .inForceAgain(let names, let file):
      (
        "overlapping-periods",
        Message(
          "\(names.count) clauses of this file are in force on one day with those of their names in `\(file)`",
          "本文件的\(names.count)个条款与`\(file)`中的同名条款在同一日施行"),
        Message(
          "end the earlier text, or give one of them other names: \(Self.some(of: names))",
          "请终止较早的文本，或为其中之一改名：\(Self.some(of: names))")
      )
    case .notADate(let text):
      (
        "not-a-date", Message("`\(text)` is not a date", "`\(text)`不是日期"),
        Message("write it as 2022-01-01", "请写作2022-01-01")
      )
    case .notAFigure(let text, let expected):
      (
        "not-a-figure", Message("`\(text)` is not a figure here", "`\(text)`在此处不是数字"),
        Message("write it as `\(expected)`", "请写作`\(expected)`")
      )
    case .wrongTest(let fact, let kind, let expected):
      (
        "wrong-test", Message("`\(fact)` is a \(kind) and cannot be tested so", "`\(fact)`属于\(kind)，不能如此检验"),
        Message("write \(expected)", "请写\(expected)")
      )
    case .circular(let kind, let name):
      (
        "circular", Message("the \(kind) `\(name)` leads back to itself", "\(kind)`\(name)`循环指向自身"),
        kind == "instrument" ? Message("write the earliest out, without `continues`", "请写全最早的版本，不用`continues`") : nil
      )
    case .noSuchOutcome(let text):
      (
        "not-an-outcome", Message("`\(text)` is no outcome of law", "`\(text)`不是法律结论"),
        Message(
          "one of \(Verdict.outcomes.map { "`\($0.name)`" }.joined(separator: ", "))",
          "应为\(Verdict.outcomes.map { "`\($0.name)`" }.joined(separator: "、"))之一")
      )
    case .untilWithoutReason:
      (
        "until-without-reason", Message("an instrument that ends says why", "终止的文件应说明原因"),
        Message("add `until-by: { en: …, zh: … }`", "请添加`until-by: { en: …, zh: … }`")
      )
    case .endsBeforeStart: ("ends-before-start", Message("the last day lies before the first", "末日早于首日"), nil)
    case .needsActivities:
      (
        "no-activities", Message("a rule names its activities", "规则应写明其业务"),
        Message("add `for: [...]` or `to-requirements: [...]`", "请添加`for: [...]`或`to-requirements: [...]`")
      )
    case .reserved(let name):
      (
        "reserved-name",
        Message("`\(name)` is a key of company files and cannot name a fact", "`\(name)`是公司文件的键，不能用作事实名称"), nil
      )
    case .reservedWord(let name):
      (
        "reserved-name", Message("`\(name)` is a word of conditions and cannot name anything", "`\(name)`是条件用语，不能用作名称"),
        nil
      )
    case .noPlaceForValue(let language):
      (
        "no-place-for-the-value",
        Message("the clause in `\(language)` does not say where the value stands", "`\(language)`的语句没有标明值的位置"),
        Message(
          "write `{}` in its place, as in `states: { en: \"it is open to {}\", zh: \"服务对象为{}\" }`",
          "请在其位置写`{}`，例如`states: { en: \"it is open to {}\", zh: \"服务对象为{}\" }`")
      )
    case .numberOfValues(let name):
      ("number-of-values", Message("`\(name)` has no values", "`\(name)`没有值"), nil)
    case .noDefault(let reading):
      (
        "no-default", Message("no answer of `\(reading)` is taken by default", "`\(reading)`没有默认见解"),
        Message("name one under `default`, or several to leave the point open", "请在`default`下写一种；写几种则不作取舍")
      )
    case .notOfTopics(let name):
      (
        "not-of-topics", Message("a topic cannot settle `\(name)`", "主题不能决定`\(name)`"),
        Message("name a fact of service lines that can be none; under `is`, a yes-no", "请写可以为无的业务事实；`is`之下写是非事实")
      )
    case .movedTwice(let fact, let lever):
      (
        "moved-twice", Message("`\(fact)` is moved by the lever `\(lever)` already", "`\(fact)`已由调整手段`\(lever)`变更"),
        Message("leave it to one of the two", "请只保留其一")
      )
    case .movedToNoValue(let fact):
      (
        "moved-to-no-value", Message("a lever cannot move `\(fact)` to some values only", "调整手段不能只将`\(fact)`变更为某些值"),
        Message("name values of one choice or yes-no, a figure, a place, or the fact alone", "请写单选或是非事实的值、数值范围或地点，或只写该事实")
      )
    case .rowWithoutOwnProvision(let name):
      (
        "no-own-provision",
        Message("the row `\(name)` on top of the law cites no provision of its own", "加于法律之上的认定标准`\(name)`未引用自身的条款"),
        Message("add an instrument with a provision to the file, and `cites` it", "请在文件中添加含该条款的文件，并以`cites`引用")
      )
    case .notAnInference(let fact):
      (
        "not-an-inference", Message("nothing can be inferred of `\(fact)` so", "不能如此推断`\(fact)`"),
        Message(
          "write `value:` with a value of a choice, a yes-no or a set, or `includes:` with elements of a set",
          "请写`value:`及单选、是非或集合事实的值，或写`includes:`及集合的元素")
      )
    case .notAnOrder(let fact):
      (
        "not-an-order", Message("the values of `\(fact)` are not ordered so", "`\(fact)`的值不能如此排序"),
        Message(
          "name values of a choice or a yes-no, the least first, or lists of them that do not go round; of a set, `elements`",
          "请写单选或是非事实的值，最小者在先，或写不循环的若干列表；集合写`elements`")
      )
    case .notAStep(let fact):
      (
        "not-a-step", Message("`\(fact)` has no such step", "`\(fact)`没有这样的步骤"),
        Message(
          "name values that its `ordered:` puts in this order, elements of an ordered set under `adds`, or the default "
            + "and another value of what counts as relief",
          "请写其`ordered:`所定次序的值、有序集合的元素（写在`adds`之下），或默认值及另一个视为减免的值")
      )
    case .severalParents:
      (
        "several-parents", Message("an edition continues one text", "一个版本只承接一个文本"),
        Message("name the one that it goes on from, and give what it has from others in full", "请写其承接的文本，取自其他文本的内容请写全")
      )
    case .parentInForce(let name):
      (
        "parent-in-force",
        Message("`\(name)` is in force together with the edition that continues it", "`\(name)`与承接它的版本同时施行"),
        Message("add `replaces: \(name)`, or end it with `until`", "请添加`replaces: \(name)`，或以`until`终止")
      )
    case .continuedTwice(let name, let other):
      (
        "continued-twice",
        Message("`\(name)` is continued by `\(other)` on the same days", "`\(name)`在相同日期由`\(other)`承接"),
        Message("end one of the two before the other begins, or let one continue the other", "请使其一在另一个开始前终止，或使其一承接另一个")
      )
    case .notInherited(let kind, let name, let owner, let nearest):
      (
        "not-inherited", Message("`\(owner)` has no \(kind) `\(name)` to continue", "`\(owner)`没有可承接的\(kind)`\(name)`"),
        nearest.map(Message.didYouMean) ?? Message("what is new is given in full", "新增的内容请写全")
      )
    case .numberTaken(let number):
      (
        "number-taken", Message("`\(number)` is the number of another provision", "`\(number)`已是另一条款的编号"),
        Message("give one of the two another number, or drop it", "请为其中之一另编号，或删去")
      )
    case .droppedAndNumbered(let name):
      (
        "dropped-and-numbered", Message("`\(name)` is dropped and has a new number", "`\(name)`既被删去又有新编号"),
        Message("leave it in one of `drops` and `renumbers`", "请只保留在`drops`或`renumbers`之一中")
      )
    case .repeats(let key, let parent):
      (
        "inherited-already", Message("`\(key)` says what `\(parent)` says already", "`\(key)`与`\(parent)`已有的内容相同"),
        Message("leave it out: it is inherited", "请删去：该内容已承接")
      )
    case .emptyCondition: ("empty-condition", Message("the condition is empty", "条件为空"), nil)
    }
  }

  /// The first three of several names.
  private static func some(of names: [String]) -> String {
    names.prefix(3).map { "`\($0)`" }.joined(separator: ", ") + (names.count > 3 ? ", …" : "")
  }
}
