import Assessment
import Foundation
import Law
import Scenarios
import SeededRandom
import TestSupport
import Testing
import YAML

/// What must hold between a company and the same company told otherwise, of the companies of scenarios: no expected verdict
/// is needed. With `LONG_TESTS=1` of all of them, else of some.
@Suite("Companies told otherwise")
struct MetamorphicTests {
  private static let isLong = ProcessInfo.processInfo.environment["LONG_TESTS"] == "1"

  private static let context = ShippedLaw.context

  /// Some companies of scenarios, the same each time.
  ///
  /// - Parameter seed: Which ones.
  private static func companies(_ count: Int, seed: UInt64) throws -> [ScenarioCompany] {
    var random = SplitMix64(seed: seed)
    let scenarios = try ShippedScenarios.shared.get().scenarios
    return (isLong ? scenarios : Array(scenarios.shuffled(using: &random).prefix(count))).compactMap(ScenarioCompany.init)
  }

  private func isExact(_ outcome: CompanyJudge.Outcome) -> Bool { !outcome.isApproximate }

  @Test("Without a fact, where nothing is taken for it, everything remains possible that was")
  func lessIsKnown() throws {
    let judge = CompanyJudge(try Self.context.get(), isStrict: true)
    let law = try Self.context.get().law
    var tried = 0
    for company in try Self.companies(150, seed: 11) {
      guard let before = judge.outcome(of: company), isExact(before) else { continue }
      for (fact, less) in company.changingFacts(law, to: nil) {
        guard let after = judge.outcome(of: less) else {
          Issue.record("cannot be without \(fact): \(company.yaml)")
          continue
        }
        tried += 1
        #expect(after.covers(before), "without \(fact) on \(company.scenario.date):\n\(company.yaml)")
      }
    }
    #expect(tried > 300, "\(tried)")
  }

  @Test("Where nothing is taken of what is left out, everything remains possible that was")
  func strictly() throws {
    let usual = CompanyJudge(try Self.context.get())
    let strict = CompanyJudge(try Self.context.get(), isStrict: true)
    var tried = 0
    for company in try Self.companies(.max, seed: 13) where company.yaml.contains("about:") {
      guard tried < 40 || Self.isLong else { break }
      guard let before = usual.outcome(of: company), isExact(before), let after = strict.outcome(of: company) else { continue }
      tried += 1
      #expect(after.covers(before), "strictly on \(company.scenario.date):\n\(company.yaml)")
    }
    #expect(tried > 20, "\(tried)")
  }

  /// To say of a line of which nothing else is said that a fact of a topic is not known is to say what it is about.
  @Test("With a fact said not to be known, everything remains possible that was")
  func saidUnknown() throws {
    let judge = CompanyJudge(try Self.context.get())
    let law = try Self.context.get().law
    var tried = 0
    for company in try Self.companies(150, seed: 12) {
      guard let before = judge.outcome(of: company), isExact(before), !before.isOfAnything else { continue }
      for (fact, open) in company.changingFacts(law, to: .word("unknown")) {
        guard let after = judge.outcome(of: open) else {
          Issue.record("cannot be with \(fact) unknown: \(company.yaml)")
          continue
        }
        tried += 1
        #expect(after.covers(before), "with \(fact) unknown on \(company.scenario.date):\n\(company.yaml)")
      }
    }
    #expect(tried > 300, "\(tried)")
  }

  /// Texts that open a field to companies wholly owned from abroad, and to no others: below their share what applies without
  /// them applies.
  private static let forWhollyForeign: Set = [
    // Medical Opening Notice 2024, point 2; Foreign-Owned Hospitals Plan 2024, points 2 and 3.
    "foreign-owned-hospitals"
  ]

  @Test("A lower foreign share is never worse, but where a text opens a field to wholly foreign-owned companies alone")
  func lowerShare() throws {
    let judge = CompanyJudge(try Self.context.get())
    var random = SplitMix64(seed: 13)
    var tried = 0
    for company in try Self.companies(500, seed: 13) {
      guard let stated = company["foreign-equity"]?.word.flatMap({ Int(share: $0) }), stated > 0,
        let before = judge.outcome(of: company)
      else { continue }
      let lower = Set([1, stated / 2, stated - 1, Int.random(in: 1...stated, using: &random), 500_000, 490_000])
      for share in lower.sorted() where share < stated && share > 0 {
        var less = company
        less["foreign-equity"] = .word(Share.words(share))
        // What else is said of the holders may not allow it.
        guard let after = judge.outcome(of: less) else { continue }
        tried += 1
        for (line, pair) in zip(before.lines, after.lines).enumerated() where isWorse(pair.1, than: pair.0) {
          let isExpected = before.activities[line].keys.contains { isForWhollyForeign($0, on: company.scenario.date) }
          #expect(isExpected, "line \(line) with \(Share.words(share)) on \(company.scenario.date):\n\(company.yaml)")
        }
      }
    }
    #expect(tried > 200, "\(tried)")
  }

  private func isWorse(_ after: VerdictSet, than before: VerdictSet) -> Bool {
    let worst = Verdict.prohibited
    return (after.verdicts.first ?? worst) < (before.verdicts.first ?? worst)
      || (after.verdicts.last ?? worst) < (before.verdicts.last ?? worst)
  }

  private func isForWhollyForeign(_ activity: ActivityID, on date: CalendarDate) -> Bool {
    guard let law = try? Self.context.get().law else { return false }
    return law.regimes.contains {
      Self.forWhollyForeign.contains($0.name) && $0.activities.contains(activity) && $0.period.contains(date)
    }
  }

  @Test("The order of keys, lines, holders and elements does not matter")
  func order() throws {
    let judge = CompanyJudge(try Self.context.get())
    var random = SplitMix64(seed: 14)
    var tried = 0
    for company in try Self.companies(400, seed: 14) {
      guard let before = judge.outcome(of: company) else { continue }
      var other = company
      let order = Array(company.services.indices).shuffled(using: &random)
      other.content = YAMLContent.mapping(company.content).shuffled(using: &random).entries ?? []
      if !order.isEmpty { other["services"] = .list(order.map { .mapping(company.services[$0]) }) }
      guard let after = judge.outcome(of: other) else {
        Issue.record("cannot be in another order: \(other.yaml)")
        continue
      }
      tried += 1
      #expect(before.company == after.company && before.share == after.share, "\(other.yaml)")
      for (place, line) in order.enumerated() where line < before.lines.count {
        #expect(before.lines[line] == after.lines[place], "\(other.yaml)")
        #expect(before.activities[line] == after.activities[place], "\(other.yaml)")
      }
    }
    #expect(tried > 200, "\(tried)")
  }

  /// `relative-chinese-control` asks only that the Chinese side hold more than each foreign investor: of it splitting a
  /// holder can be good.
  @Test("A holder that splits into affiliates changes nothing, but where each foreign holder counts alone")
  func affiliates() throws {
    let judge = CompanyJudge(try Self.context.get())
    var tried = 0
    for company in try Self.companies(400, seed: 15) {
      guard let (table, share) = company.heldBySimpleTable(), let before = judge.outcome(of: table) else { continue }
      var split = table
      let half = share / 2
      split["ownership"] = .list([
        .holder("Alpha", "foreign", half), .holder("Beta", "foreign", share - half, affiliates: "Alpha"),
      ] + (share < 1_000_000 ? [.holder("Chen", "chinese", 1_000_000 - share)] : []))
      guard let after = judge.outcome(of: split) else {
        Issue.record("cannot be split: \(split.yaml)")
        continue
      }
      tried += 1
      for (line, pair) in zip(before.lines, after.lines).enumerated() where pair.0 != pair.1 {
        let isRelative = after.activities[line].keys.contains { hasRelativeControl($0, on: company.scenario.date) }
        #expect(isRelative, "line \(line) on \(company.scenario.date):\n\(split.yaml)")
      }
    }
    #expect(tried > 100, "\(tried)")
  }

  private func hasRelativeControl(_ activity: ActivityID, on date: CalendarDate) -> Bool {
    guard let law = try? Self.context.get().law else { return false }
    return law.rules.contains {
      $0.activities.contains(activity) && $0.period.contains(date)
        && law[$0.measure].name == "relative-chinese-control"
    }
  }

  @Test("A figure leaves open no less than a table of holders that has it, and no less than is so")
  func figuresAndTables() throws {
    let judge = CompanyJudge(try Self.context.get())
    var tried = 0
    for company in try Self.companies(400, seed: 16) {
      guard let (table, share) = company.heldBySimpleTable(), let figure = judge.outcome(of: company),
        isExact(figure), let held = judge.outcome(of: table)
      else { continue }
      tried += 1
      #expect(held.share == [Int64(share), Int64(share)])
      #expect(figure.covers(held), "on \(company.scenario.date):\n\(table.yaml)")
    }
    #expect(tried > 100, "\(tried)")
  }
}

/// An exact share in millionths, as files write it: `60 %`.
private enum Share {
  static func words(_ millionths: Int) -> String {
    Percentage(millionths: Int32(clamping: min(max(millionths, 0), 1_000_000))).description
  }
}

extension Int {
  fileprivate init?(share text: String) {
    guard let read = try? Percentage(parsing: Array(text.utf8)) else { return nil }
    self = Int(read.millionths)
  }
}

extension ScenarioCompany {
  /// The same company with a table of one foreign and one Chinese holder in place of its foreign share; `nil` where it
  /// states none, or more of its holders.
  fileprivate func heldBySimpleTable() -> (company: ScenarioCompany, share: Int)? {
    guard self["ownership"] == nil, let share = self["foreign-equity"]?.word.flatMap({ Int(share: $0) }), share > 1,
      !content.contains(where: { Self.ofHolders.contains($0.key) })
    else { return nil }
    var table = self
    table["foreign-equity"] = nil
    table["ownership"] = .list(
      [.holder("Alpha", "foreign", share)] + (share < 1_000_000 ? [.holder("Chen", "chinese", 1_000_000 - share)] : []))
    return (table, share)
  }

  private static let ofHolders: Set = [
    "largest-foreign-group", "state-share", "any-foreign-holder", "chinese-outweighs-each-foreign-holder",
    "every-foreign-holder", "foreign-holder-by-contract",
  ]
}

extension YAMLContent {
  fileprivate static func holder(
    _ name: String, _ origin: String, _ share: Int, affiliates: String? = nil
  ) -> YAMLContent {
    .inlineMapping(
      [
        .init("holder", .word(name)), .init("origin", .word(origin)), .init("share", .word(Share.words(share))),
      ] + (affiliates.map { [.init("affiliates", .inlineList([.word($0)]))] } ?? []))
  }

  /// The same with its keys, and the items of its lists, in another order.
  fileprivate func shuffled(using random: inout SplitMix64) -> YAMLContent {
    switch self {
    case .word, .text: return self
    case .list(let items):
      var shuffled: [YAMLContent] = []
      for item in items { shuffled.append(item.shuffled(using: &random)) }
      return .list(shuffled.shuffled(using: &random))
    case .inlineList(let items): return .inlineList(items.shuffled(using: &random))
    case .mapping(let entries), .inlineMapping(let entries):
      var shuffled: [Entry] = []
      for entry in entries { shuffled.append(.init(entry.key, entry.value.shuffled(using: &random))) }
      return .mapping(shuffled.shuffled(using: &random))
    }
  }
}
