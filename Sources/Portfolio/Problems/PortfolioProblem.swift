import Diagnostics
import Law
import YAML

/// What can be wrong with a company file, without its wording.
enum PortfolioProblem: Equatable, Sendable {
  /// What stands there.
  case notACompany(String)
  /// What should be one, and what stands there.
  case notAMapping(String, String)
  case notAList(String)
  /// What should be one value, and what it is instead.
  case notText(String, YAMLNode.Kind)
  /// A key without a value.
  case emptyValue(String)
  case unknownKey(String, nearest: String?)
  case factOfService(String)
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
  case unknownHolder(String, nearest: String?)
  case holderTwice(String)
  case overWhole(total: String)
  case listedTwice(String)
  case tooManyTiers(Int)
  case tooManyHolders(Int)
  case circle([String])
  case noSuchControl
  case shareOfContract
  case contradiction(String)
  case defaultsAfterCompanies
  case notEncoded(date: String, first: String?)
  case noDate
  case notAnID

  /// The wording of every problem, in one place, so that it can be reviewed as text.
  func diagnostic(
    at primary: Diagnostic.Label, others: [Diagnostic.Label] = []
  ) -> Diagnostic {
    let (code, headline, help) = words
    return Diagnostic(
      severity: .error, code: code, headline: headline, primary: primary, secondary: others,
      help: help)
  }

  private var words: (code: String, headline: String, help: String?) {
    switch self {
    case .notACompany(let text):
      (
        "not-a-company", "a company is written as `key: value` pairs",
        ColonHint.of(text) ?? "start with `company: NAME`, then its facts and `services:`"
      )
    case .notAMapping(let what, let text):
      ("not-a-mapping", "\(what) is written as `key: value` pairs", ColonHint.of(text))
    case .notAList(let what):
      ("not-a-list", "\(what) is a list", "start each entry with `- `")
    case .notText(let what, let kind):
      (
        "not-text", "\(what) is one value, not \(kind == .sequence ? "a list" : "`key: value` pairs")",
        "write one value, or leave it out"
      )
    case .emptyValue(let key): ("no-value", "`\(key)` has no value", Self.emptyValue(key))
    case .unknownKey(let key, let nearest):
      (
        "unknown-fact", "no fact is called `\(key)`",
        nearest.map { "did you mean `\($0)`?" } ?? "`zhunru facts` lists the names"
      )
    case .factOfService(let name):
      (
        "misplaced-fact", "`\(name)` describes a service line, not the company",
        "write it under `features:` of a service"
      )
    case .factOfCompany(let name):
      (
        "misplaced-fact", "`\(name)` describes the company, not a service line",
        "write it beside `company:`"
      )
    case .keyOfService(let name):
      (
        "misplaced-key", "`\(name)` belongs to a service line, not to the company",
        "write it in an entry of `services:`"
      )
    case .keyOfHolder(let name):
      (
        "misplaced-key", "`\(name)` belongs to a holder, not to the company",
        "write it in an entry of `ownership:`"
      )
    case .lineTwice(let name):
      (
        "line-twice", "a second service line is called `\(name)`",
        "give one of them another name"
      )
    case .missingName: ("no-name", "the company has no name", "add `company: NAME`")
    case .missingServices:
      ("no-services", "the company has no service lines", "add `services:` with at least one")
    case .missingLineName:
      ("no-name", "the service line has no name and no activity", "add `service: NAME`")
    case .emptyLine:
      (
        "no-activity", "the service line says nothing of what it does",
        "add `about:`, `features:` or `activity:`"
      )
    case .unknownActivity(let name, let nearest):
      (
        "unknown-activity", "no activity is called `\(name)`",
        Self.meant(nearest, "`zhunru activities` lists the names and codes")
      )
    case .unknownTopic(let name, let nearest):
      (
        "unknown-topic", "no topic or kind of business is called `\(name)`",
        Self.meant(nearest, "`zhunru law list topics` lists the names")
      )
    case .unknownValue(let value, let fact, let nearest):
      (
        "unknown-value", "`\(value)` is no value of `\(fact)`",
        Self.meant(nearest, "`zhunru facts \(fact)` lists its values")
      )
    case .notYesNo(let value, let fact):
      (
        "not-yes-or-no", "`\(value)` is no answer to `\(fact)`",
        "write `yes`, `no` or `unknown`"
      )
    case .notAPercentage(let value):
      ("not-a-percentage", "`\(value)` is not a percentage", FigureHint.percentage(PlainText.of(value)) ?? "write it as `50 %`")
    case .noPercentSign(let value):
      ("no-percent-sign", "`\(value)` has no unit", Self.units(PlainText.of(value)))
    case .outsideTheWhole(let value):
      ("percentage-out-of-range", "`\(value)` lies outside 0 to 100 %", "correct the figure")
    case .tooFine(let value):
      ("percentage-too-fine", "`\(value)` has more than four decimals", "round it by hand")
    case .notADate(let value):
      ("not-a-date", "`\(value)` is not a date", DateHint.of(PlainText.of(value)) ?? "write it as `2024-06-01`")
    case .notACount(let value, let fact):
      ("not-a-count", "`\(value)` is no number for `\(fact)`", FigureHint.count(PlainText.of(value)) ?? "write a whole number")
    case .notAShare(let value):
      (
        "not-a-percentage", "`\(value)` is not a share",
        FigureHint.share(PlainText.of(value)) ?? "write `50 %`, `25 % to 50 %`, `above 25 %`, `1/3`, a number of shares, or `unknown`"
      )
    case .bandUpsideDown(let value):
      ("band-upside-down", "`\(value)` ends below its start", "write the smaller share first")
    case .mixedShares:
      (
        "mixed-shares", "this list has numbers of shares beside parts of the whole",
        "write all of them as per cents (`25 %`) or fractions (`1/4`), or all as numbers of shares"
      )
    case .nothingLeft(let name):
      (
        "nothing-left", "the other holders have 100 %, so nothing is left for `\(name)`",
        "correct the shares, or write `share: 0 %`"
      )
    case .notRead(let key): Self.notRead(key)
    case .unknownOrigin(let name, let nearest):
      (
        "unknown-origin", "no origin is called `\(name)`",
        Self.meant(nearest, "`zhunru facts ownership` lists the origins")
      )
    case .unknownHolder(let name, let nearest):
      (
        "unknown-holder", "no holder of this company is called `\(name)`",
        nearest.map { "did you mean `\($0)`?" } ?? "affiliates are other holders of the company"
      )
    case .holderTwice(let name):
      (
        "holder-twice", "a second holder is called `\(name)`",
        "add the two shares, or give one of them another name"
      )
    case .overWhole(let total):
      ("over-the-whole", "the shares add up to \(total)", "correct the shares: at most 100 %")
    case .listedTwice(let name):
      (
        "listed-twice", "the holders of `\(name)` are listed twice",
        "list them once; naming it elsewhere is enough"
      )
    case .tooManyTiers(let most):
      (
        "too-many-tiers", "the chain of holders has more than \(most) tiers",
        "leave out the holders of companies that count as foreign themselves; companies that hold "
          + "each other count as a tier each"
      )
    case .tooManyHolders(let most):
      (
        "too-many-holders", "the company has more than \(most) holders",
        "put the small ones together under one entry for each origin"
      )
    case .circle(let names):
      (
        "circle",
        "nobody outside this circle holds: \(names.map { "`\($0)`" }.joined(separator: " ← "))",
        "list who else holds in one of them, or correct the shares"
      )
    case .noSuchControl:
      ("no-such-control", "control is by `shares` or by `contract`", "leave it out for shares")
    case .shareOfContract:
      (
        "contract-with-share", "what is controlled by contract is not held as a share",
        "leave out `share`, or list a second holding under another name"
      )
    case .contradiction(let what): ("contradiction", what, "correct it, or leave it out")
    case .defaultsAfterCompanies:
      ("misplaced-key", "this stands after the list of companies", "write it before `companies:`")
    case .noDate:
      (
        "no-date", "the record says no day, and the law is not the same on every day",
        "add `as-of`, such as 2024-06-01, or give `--as-of` for all records"
      )
    case .notAnID: ("not-text", "`id` is a single text or number", nil)
    case .notEncoded(let date, let first):
      (
        "date-not-encoded", "the law of \(date) is not encoded",
        first.map { "the first day is \($0)" } ?? "`zhunru law timeline` shows the days that are"
      )
    }
  }

  /// What was probably meant, and the command that lists what may be.
  private static func meant(_ nearest: String?, _ list: String) -> String {
    nearest.map { "did you mean `\($0)`? \(list)" } ?? list
  }

  /// What to write instead of nothing.
  private static func emptyValue(_ key: String) -> String {
    switch key {
    case "company", "service", "holder": "write its name, or leave the key out"
    case "services", "ownership", "activities": "list its entries below it, each after `- `"
    case "as-of": "write a day, or leave it out for today"
    default: "write one, or leave the key out: what is left out is not known"
    }
  }

  /// What a figure without a unit may have meant.
  private static func units(_ value: String) -> String {
    // A part of one, as spreadsheets have it.
    if value == "1" || value == "1.0" {
      return "did you mean `100 %`? write the unit: `100 %` or `1 %`"
    }
    guard value.hasPrefix("0."), let decimals = value.split(separator: ".").last,
      decimals.count <= 6, let figure = Int32(decimals)
    else { return "write it as `\(value) %`" }
    let scale = (decimals.count..<6).reduce(Int32(1)) { all, _ in all * 10 }
    let meant = Percentage(millionths: figure * scale).description
    return "did you mean `\(meant)`? write the unit: `\(meant)` or `\(value) %`"
  }

  private static func notRead(
    _ key: HolderKey
  ) -> (code: String, headline: String, help: String?) {
    switch key {
    case .votes:
      (
        "votes-not-read", "limits go by shares, and votes apart from them are not read",
        "leave it out; if a foreign investor decides by its votes, write "
          + "`foreign-control-in-fact: yes` beside `company:`"
      )
    case .generalPartner:
      (
        "general-partner-not-read", "what a general partner decides is not read from its share",
        "write its `share` alone; if a foreign general partner decides, write "
          + "`foreign-control-in-fact: yes` beside `company:`"
      )
    case .nominee:
      (
        "nominee-not-read", "a nominee holds for somebody else",
        "leave it out; list the one it holds for as the holder of that share, or write "
          + "`origin: unknown`"
      )
    case .trust:
      (
        "trust-not-read", "a trustee holds for others",
        "leave it out; list those it holds for under `ownership:` of the trust, or write "
          + "`origin: unknown`"
      )
    case .holder, .origin, .share, .control, .affiliates, .ownership, .note, .options,
      .convertibleNote:
      ("not-read", "this is not read", nil)
    }
  }
}
