import Diagnostics
import Law
import YAML

/// What can be wrong with a company file, without its wording.
enum PortfolioProblem: Equatable, Sendable {
  /// What stands there.
  case notACompany(String)
  /// What should be one, and what stands there.
  case notAMapping(Message, String)
  case notAList(Message)
  /// What should be one value, and what it is instead.
  case notText(Message, YAMLNode.Kind)
  /// A key without a value.
  case emptyValue(String)
  case unknownKey(String, nearest: String?)
  case factOfService(String)
  /// A fact of a service line that stands in the line, but beside `features:`.
  case factBesideFeatures(String)
  case factOfCompany(String)
  case keyOfService(String)
  case keyOfHolder(String)
  case lineTwice(String)
  case missingName
  case missingServices
  case missingLineName
  case emptyLine
  case unknownActivity(String, nearest: String?)
  case unknownTopic(String, nearest: String?)
  case unknownValue(String, fact: String, nearest: String?)
  case notYesNo(String, fact: String)
  case notAPercentage(String)
  case noPercentSign(String)
  case outsideTheWhole(String)
  case tooFine(String)
  case notADate(String)
  case notACount(String, fact: String)
  case notAShare(String)
  case bandUpsideDown(String)
  case mixedShares
  case nothingLeft(String)
  case notRead(HolderKey)
  case unknownOrigin(String, nearest: String?)
  /// A fact that only holders of some origins can have.
  case notOfOrigin(String, origins: [String])
  case unknownHolder(String, nearest: String?)
  case holderTwice(String)
  case overWhole(total: String)
  case listedTwice(String)
  case tooManyTiers(Int)
  case tooManyHolders(Int)
  case circle([String])
  case noSuchControl
  case shareOfContract
  case contradiction(Message)
  case defaultsAfterCompanies
  case notEncoded(date: String, first: String?)
  case noDate
  case notAnID
  case manyProblems

  /// The wording of every problem, in one place, so that it can be reviewed as text.
  func diagnostic(
    at primary: Diagnostic.Label, others: [Diagnostic.Label] = []
  ) -> Diagnostic {
    let (code, headline, help) = words
    return Diagnostic(
      severity: .error, code: code, headline: headline, primary: primary, secondary: others,
      help: help)
  }

  private var words: (code: String, headline: Message, help: Message?) {
    switch self {
    case .notACompany(let text):
      (
        "not-a-company", Message("a company is written as `key: value` pairs", "公司应写作`键: 值`的形式"),
        ColonHint.of(text)
          ?? Message("start with `company: NAME`, then its facts and `services:`", "先写`company: 名称`，再写各项事实和`services:`")
      )
    case .notAMapping(let what, let text):
      (
        "not-a-mapping", what + Message(" is written as `key: value` pairs", "应写作`键: 值`的形式"),
        ColonHint.of(text)
          ?? Message("write what it says as `key: value`, each pair on a line", "请写作`键: 值`，每行一对")
      )
    case .notAList(let what):
      (
        "not-a-list", what + Message(" is a list", "应为列表"),
        Message("start each entry with `- `, or put them between `[` and `]`", "每一项以`- `开头，或者将各项写在`[`与`]`之间")
      )
    case .notText(let what, let kind):
      (
        "not-text",
        what
          + (kind == .sequence
            ? Message(" is one value, not a list", "应为单个值，而非列表")
            : Message(" is one value, not `key: value` pairs", "应为单个值，而非`键: 值`")),
        Message("write one value, or leave it out", "请写一个值，或者不写")
      )
    case .emptyValue(let key): ("no-value", Message("`\(key)` has no value", "`\(key)`没有值"), Self.emptyValue(key))
    case .unknownKey(let key, let nearest):
      (
        "unknown-fact", Message("no fact is called `\(key)`", "没有名为`\(key)`的事实"),
        nearest.map(Message.didYouMean) ?? Message("`zhunru facts` lists the names", "`zhunru facts`列出全部名称")
      )
    case .factOfService(let name):
      (
        "misplaced-fact", Message("`\(name)` describes a service line, not the company", "`\(name)`描述的是业务，不是公司"),
        Message("write it under `features:` of a service", "请写在某项业务的`features:`之下")
      )
    case .factBesideFeatures(let name):
      (
        "misplaced-fact",
        Message("`\(name)` says what the service line does, and stands outside its `features:`", "`\(name)`描述业务内容，却写在其`features:`之外"),
        Message("write it under `features:` of this service", "请写在该项业务的`features:`之下")
      )
    case .factOfCompany(let name):
      (
        "misplaced-fact", Message("`\(name)` describes the company, not a service line", "`\(name)`描述的是公司，不是业务"),
        Message("write it beside `company:`", "请与`company:`并列书写")
      )
    case .keyOfService(let name):
      (
        "misplaced-key", Message("`\(name)` belongs to a service line, not to the company", "`\(name)`属于业务，不属于公司"),
        Message("write it in an entry of `services:`", "请写在`services:`的某一项之中")
      )
    case .keyOfHolder(let name):
      (
        "misplaced-key", Message("`\(name)` belongs to a holder, not to the company", "`\(name)`属于持有人，不属于公司"),
        Message("write it in an entry of `ownership:`", "请写在`ownership:`的某一项之中")
      )
    case .lineTwice(let name):
      (
        "line-twice", Message("a second service line is called `\(name)`", "另有一项业务也名为`\(name)`"),
        Message("give one of them another name", "请为其中之一改名")
      )
    case .missingName:
      ("no-name", Message("the company has no name", "公司没有名称"), Message("add `company: NAME`", "请添加`company: 名称`"))
    case .missingServices:
      (
        "no-services", Message("the company has no service lines", "公司没有业务"),
        Message("add `services:` with at least one", "请添加`services:`，至少一项")
      )
    case .missingLineName:
      (
        "no-name", Message("the service line has no name and no activity", "该项业务既无名称，也未指明业务类型"),
        Message("add `service: NAME`", "请添加`service: 名称`")
      )
    case .emptyLine:
      (
        "no-activity", Message("the service line says nothing of what it does", "该项业务未说明做什么"),
        Message("add `about:`, `features:` or `activity:`", "请添加`about:`、`features:`或`activity:`")
      )
    case .unknownActivity(let name, let nearest):
      (
        "unknown-activity", Message("no activity is called `\(name)`", "没有名为`\(name)`的业务"),
        Self.meant(nearest, Message("`zhunru activities` lists the names and codes", "`zhunru activities`列出名称和编号"))
      )
    case .unknownTopic(let name, let nearest):
      (
        "unknown-topic", Message("no topic or kind of business is called `\(name)`", "没有名为`\(name)`的主题或者业务种类"),
        Self.meant(nearest, Message("`zhunru law list topics` lists the names", "`zhunru law list topics`列出全部名称"))
      )
    case .unknownValue(let value, let fact, let nearest):
      (
        "unknown-value", Message("`\(value)` is no value of `\(fact)`", "`\(value)`不是`\(fact)`的值"),
        Self.meant(nearest, Message("`zhunru facts \(fact)` lists its values", "`zhunru facts \(fact)`列出其各项值"))
      )
    case .notYesNo(let value, let fact):
      (
        "not-yes-or-no", Message("`\(value)` is no answer to `\(fact)`", "`\(value)`不能作为`\(fact)`的回答"),
        Message("write `yes`, `no` or `unknown`", "请写`yes`、`no`或`unknown`")
      )
    case .notAPercentage(let value):
      (
        "not-a-percentage", Message("`\(value)` is not a percentage", "`\(value)`不是百分比"),
        FigureHint.percentage(PlainText.of(value))
          ?? Message("write a figure and a percent sign, such as `50 %`", "请写数字和百分号，例如`50 %`")
      )
    case .noPercentSign(let value):
      ("no-percent-sign", Message("`\(value)` has no unit", "`\(value)`没有单位"), Self.units(PlainText.of(value)))
    case .outsideTheWhole(let value):
      (
        "percentage-out-of-range", Message("`\(value)` lies outside 0 to 100 %", "`\(value)`不在0至100%之间"),
        Message("correct the figure", "请更正该数字")
      )
    case .tooFine(let value):
      (
        "percentage-too-fine", Message("`\(value)` has more than four decimals", "`\(value)`的小数超过四位"),
        Message("round it by hand", "请自行四舍五入")
      )
    case .notADate(let value):
      (
        "not-a-date", Message("`\(value)` is not a date", "`\(value)`不是日期"),
        DateHint.of(PlainText.of(value)) ?? Message("write it as `2024-06-01`", "请写作`2024-06-01`")
      )
    case .notACount(let value, let fact):
      (
        "not-a-count", Message("`\(value)` is no number for `\(fact)`", "`\(value)`不能作为`\(fact)`的数字"),
        FigureHint.count(PlainText.of(value)) ?? Message("write a whole number", "请写整数")
      )
    case .notAShare(let value):
      (
        "not-a-percentage", Message("`\(value)` is not a share", "`\(value)`不是持股比例"),
        FigureHint.share(PlainText.of(value))
          ?? Message(
            "write `50 %`, `25 % to 50 %`, `above 25 %`, `1/3`, a number of shares, or `unknown`",
            "请写`50 %`、`25 % to 50 %`、`above 25 %`、`1/3`、股数或`unknown`")
      )
    case .bandUpsideDown(let value):
      (
        "band-upside-down", Message("`\(value)` ends below its start", "`\(value)`的上限低于下限"),
        Message("write the smaller share first", "请先写较小的比例")
      )
    case .mixedShares:
      (
        "mixed-shares", Message("this list has numbers of shares beside parts of the whole", "此列表既有股数，又有占整体的比例"),
        Message(
          "write all of them as per cents (`25 %`) or fractions (`1/4`), or all as numbers of shares",
          "请全部写作百分比（`25 %`）或分数（`1/4`），或全部写作股数")
      )
    case .nothingLeft(let name):
      (
        "nothing-left",
        Message("the other holders have 100 %, so nothing is left for `\(name)`", "其他持有人合计已达100%，`\(name)`无剩余份额"),
        Message("correct the shares, or write `share: 0 %`", "请更正各持股比例，或写`share: 0 %`")
      )
    case .notRead(let key): Self.notRead(key)
    case .unknownOrigin(let name, let nearest):
      (
        "unknown-origin", Message("no origin is called `\(name)`", "没有名为`\(name)`的来源地"),
        Self.meant(nearest, Message("`zhunru facts ownership` lists the origins", "`zhunru facts ownership`列出全部来源地"))
      )
    case .notOfOrigin(let fact, let origins):
      (
        "not-of-this-origin", Message("no holder of this origin has `\(fact)`", "此来源的持有人不可能具有`\(fact)`"),
        Message("write \(origins.map { "`\($0)`" }.joined(separator: " or ")) where that is so, or leave `\(fact)` out", "确系如此的，请写\(origins.map { "`\($0)`" }.joined(separator: "或"))；否则请删去`\(fact)`")
      )
    case .unknownHolder(let name, let nearest):
      (
        "unknown-holder", Message("no holder of this company is called `\(name)`", "该公司没有名为`\(name)`的持有人"),
        nearest.map(Message.didYouMean) ?? Message("affiliates are other holders of the company", "关联方指该公司的其他持有人")
      )
    case .holderTwice(let name):
      (
        "holder-twice", Message("a second holder is called `\(name)`", "另有一名持有人也名为`\(name)`"),
        Message("add the two shares, or give one of them another name", "请将两份持股相加，或为其中之一改名")
      )
    case .overWhole(let total):
      (
        "over-the-whole", Message("the shares add up to \(total)", "各持股比例合计为\(total.replacing(" %", with: "%"))"),
        Message("correct the shares: at most 100 %", "请更正各持股比例：合计不得超过100%")
      )
    case .listedTwice(let name):
      (
        "listed-twice", Message("the holders of `\(name)` are listed twice", "`\(name)`的持有人列了两次"),
        Message("list them once; naming it elsewhere is enough", "只列一次即可；他处只写其名称")
      )
    case .tooManyTiers(let most):
      (
        "too-many-tiers", Message("the chain of holders has more than \(most) tiers", "持股链条超过\(most)层"),
        Message(
          "leave out the holders of companies that count as foreign themselves; companies that hold each other count as "
            + "a tier each",
          "本身已视为外国投资者的公司，其上层持有人不必列出；相互持股的公司各计一层")
      )
    case .tooManyHolders(let most):
      (
        "too-many-holders", Message("the company has more than \(most) holders", "该公司的持有人超过\(most)名"),
        Message("put the small ones together under one entry for each origin", "请将小股东按来源地各合并为一项")
      )
    case .circle(let names):
      (
        "circle",
        Message(
          "nobody outside this circle holds: \(names.map { "`\($0)`" }.joined(separator: " ← "))",
          "以下公司循环持股，且无外部持有人：\(names.map { "`\($0)`" }.joined(separator: " ← "))"),
        Message("list who else holds in one of them, or correct the shares", "请列出其中某一公司的其他持有人，或更正各持股比例")
      )
    case .noSuchControl:
      (
        "no-such-control", Message("control is by `shares` or by `contract`", "控制方式为`shares`（股权）或`contract`（协议）"),
        Message("leave it out for shares", "以股权控制的，不必写")
      )
    case .shareOfContract:
      (
        "contract-with-share", Message("what is controlled by contract is not held as a share", "以协议控制的，不持有股权"),
        Message("leave out `share`, or list a second holding under another name", "请删去`share`，或以另一名称另列一项持股")
      )
    case .contradiction(let what): ("contradiction", what, Message("correct it, or leave it out", "请更正，或者不写"))
    case .defaultsAfterCompanies:
      (
        "misplaced-key", Message("this stands after the list of companies", "此项写在公司列表之后"),
        Message("write it before `companies:`", "请写在`companies:`之前")
      )
    case .noDate:
      (
        "no-date", Message("the record says no day, and the law is not the same on every day", "该记录未写明日期，而法律因日期而异"),
        Message(
          "add `as-of`, such as 2024-06-01, or give `--as-of` for all records",
          "请添加`as-of`，例如2024-06-01，或以`--as-of`为全部记录指定日期")
      )
    case .notAnID:
      (
        "not-text", Message("`id` is a single text or number", "`id`应为单个文本或数字"),
        Message("write one, such as `id: 17`, or leave it out", "请写一个，例如`id: 17`，或者不写")
      )
    case .manyProblems:
      (
        "many-problems", Message("more problems follow, which are not shown", "其后还有问题，未予显示"),
        Message("correct those before this one first", "请先更正以上问题")
      )
    case .notEncoded(let date, let first):
      (
        "date-not-encoded", Message("the law of \(date) is not encoded", "未收录\(date)的法律"),
        first.map { Message("the first day is \($0)", "最早为\($0)") }
          ?? Message("`zhunru law timeline` shows the days that are", "`zhunru law timeline`显示已收录的日期")
      )
    }
  }

  /// What was probably meant, and the command that lists what may be.
  private static func meant(_ nearest: String?, _ list: Message) -> Message {
    nearest.map { Message.didYouMean($0) + Message(" ", "") + list } ?? list
  }

  /// What to write instead of nothing.
  private static func emptyValue(_ key: String) -> Message {
    switch key {
    case "company", "service", "holder": Message("write its name, or leave the key out", "请写名称，或删去该键")
    case "services", "ownership", "activities":
      Message("list its entries below it, each after `- `", "请在其下逐项列出，每项以`- `开头")
    case "as-of": Message("write a day, or leave it out for today", "请写日期；不写则为当天")
    default: Message("write one, or leave the key out: what is left out is not known", "请写一个值，或删去该键：未写的视为不明")
    }
  }

  /// What a figure without a unit may have meant.
  private static func units(_ value: String) -> Message {
    // A part of one, as spreadsheets have it.
    if value == "1" || value == "1.0" {
      return Message("did you mean `100 %`? write the unit: `100 %` or `1 %`", "是否想写`100 %`？请写明单位：`100 %`或`1 %`")
    }
    guard value.hasPrefix("0."), let decimals = value.split(separator: ".").last,
      decimals.count <= 6, let figure = Int32(decimals)
    else { return Message("write it as `\(value) %`", "请写作`\(value) %`") }
    let scale = (decimals.count..<6).reduce(Int32(1)) { all, _ in all * 10 }
    let meant = Percentage(millionths: figure * scale).description
    return Message(
      "did you mean `\(meant)`? write the unit: `\(meant)` or `\(value) %`",
      "是否想写`\(meant)`？请写明单位：`\(meant)`或`\(value) %`")
  }

  private static func notRead(
    _ key: HolderKey
  ) -> (code: String, headline: Message, help: Message?) {
    switch key {
    case .votes:
      (
        "votes-not-read",
        Message("limits go by shares, and votes apart from them are not read", "准入限制以股权比例计算，不读取单独的表决权"),
        Message(
          "leave it out; if a foreign investor decides by its votes, write `foreign-control-in-fact: yes` beside `company:`",
          "请删去；外国投资者以表决权作决定的，请与`company:`并列写`foreign-control-in-fact: yes`")
      )
    case .generalPartner:
      (
        "general-partner-not-read",
        Message("what a general partner decides is not read from its share", "普通合伙人的决定权不从其份额读取"),
        Message(
          "write its `share` alone; if a foreign general partner decides, write `foreign-control-in-fact: yes` beside "
            + "`company:`",
          "请只写其`share`；由外国普通合伙人作决定的，请与`company:`并列写`foreign-control-in-fact: yes`")
      )
    case .nominee:
      (
        "nominee-not-read", Message("a nominee holds for somebody else", "代持人为他人持有"),
        Message(
          "leave it out; list the one it holds for as the holder of that share, or write `origin: unknown`",
          "请删去；请将被代持人列为该份额的持有人，或写`origin: unknown`")
      )
    case .trust:
      (
        "trust-not-read", Message("a trustee holds for others", "受托人为他人持有"),
        Message(
          "leave it out; list those it holds for under `ownership:` of the trust, or write `origin: unknown`",
          "请删去；请在该信托的`ownership:`下列出受益人，或写`origin: unknown`")
      )
    case .holder, .origin, .share, .control, .affiliates, .ownership, .note, .options,
      .convertibleNote:
      ("not-read", Message("this is not read", "此项不读取"), nil)
    }
  }
}
