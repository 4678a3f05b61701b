import DecisionDiagram
public import Law
public import Portfolio

/// Facts of a company that cannot all be true.
public struct Contradiction: Sendable {
  public enum Reason: Sendable {
    /// A case that the law declares impossible.
    case declared(ImpossibleCase)
    /// A fact is stated where it cannot apply.
    case doesNotApply(Fact)
    /// No table of holders has these figures.
    case ownership
    /// Each could be true, and not all of them together.
    case together
  }

  public let reason: Reason
  /// What the file states of the facts concerned, in the order of the file.
  public let statements: [CompanyRecord.Statement]

  /// What is wrong, in one line.
  public var says: Wording {
    switch reason {
    case .declared(let impossible): impossible.says
    case .doesNotApply(let fact):
      Wording(
        english: "`\(fact.name)` does not apply to what else is stated",
        chinese: "`\(fact.name)`与其他陈述不相适用")
    case .ownership:
      Wording(english: "no table of holders has these figures", chinese: "没有股权结构符合这些比例")
    case .together: Self.allCannotBeTrue
    }
  }

  /// What is said where nothing more exact can be.
  public static let allCannotBeTrue = Wording(
    english: "what is stated here cannot all be true", chinese: "各项陈述不可能同时成立")
}

extension Assessor {
  /// The contradictions among what a company states.
  ///
  /// - Parameters:
  ///   - record: A company without problems.
  ///   - date: The day whose law is applied; it is encoded.
  public func contradictions(
    in record: borrowing CompanyRecord, on date: CalendarDate
  ) -> [Contradiction] {
    let tables = tables(on: date)
    var found: [Contradiction] = []
    loadCompany(record, tables)
    // What is taken where a line states nothing is not said of the company.
    let first = law.space.service.lowerBound
    put(allOfService[...], from: first)
    // What is taken where nothing is stated fits together; only what is stated can offend.
    for statement in record.statements {
      check(tables.checksOfVariable[Int(statement.variable)], tables, record, -1, &found)
    }
    put(record.known[law.space.service], from: first)
    let twins = record.twins
    var areFaulty: Set<Int> = []
    for line in 0..<record.lineCount {
      // A line that says the same as one that is free of contradictions is free of them.
      if twins[line] < line, !areFaulty.contains(twins[line]) { continue }
      let before = found.count
      load(record.lines[line], tables)
      for statement in record.statements {
        check(tables.sharedChecksOfVariable[Int(statement.variable)], tables, record, line, &found)
      }
      for statement in record.lines[line].statements {
        check(tables.checksOfVariable[Int(statement.variable)], tables, record, line, &found)
      }
      unload(record.lines[line], record)
      if found.count > before { areFaulty.insert(line) }
    }
    if found.isEmpty, let joint = jointContradiction(in: record, tables) { found.append(joint) }
    return found
  }

  /// Puts what is known of variables next to each other, from a first one on.
  private func put(_ values: ArraySlice<ValueSet>, from first: Int) {
    values.withUnsafeBufferPointer { values in
      if let start = values.baseAddress { (known + first).update(from: start, count: values.count) }
    }
  }

  private func check(
    _ checks: [Int], _ tables: EpochTables, _ record: borrowing CompanyRecord, _ line: Int,
    _ found: inout [Contradiction]
  ) {
    for index in checks {
      let check = tables.consistency.checks[index]
      // What is inferred of a fact gives way where the fact does not apply.
      if case .doesNotApply(let fact) = check.reason, let flag = law.space.ofStated[fact],
        !known[flag].contains(1)
      {
        continue
      }
      guard !canHold(check.diagram) else { continue }
      let contradiction = contradiction(check, record, line)
      let isKnown = found.contains { known in
        known.statements.map(\.node) == contradiction.statements.map(\.node)
      }
      if !isKnown { found.append(contradiction) }
    }
  }

  private func contradiction(
    _ check: (reason: CompiledConsistency.Reason, diagram: FrozenDiagram),
    _ record: borrowing CompanyRecord, _ line: Int
  ) -> Contradiction {
    let reason: Contradiction.Reason =
      switch check.reason {
      case .declared(let index): .declared(law.impossible[index])
      case .doesNotApply(let fact): .doesNotApply(law[fact])
      case .ownership: .ownership
      }
    return contradiction(
      reason, [check.diagram], record.statements + (line < 0 ? [] : record.lines[line].statements))
  }

  /// - Parameter statements: Those among which are the ones concerned.
  func contradiction(
    _ reason: Contradiction.Reason, _ checks: [FrozenDiagram],
    _ statements: [CompanyRecord.Statement]
  ) -> Contradiction {
    let support = Set(checks.flatMap(\.support))
    var seen: Set<Int32> = []
    let concerned = statements.filter {
      support.contains(Int($0.variable)) && !law.space.isFlag(Int($0.variable))
        && seen.insert($0.node).inserted
    }
    return Contradiction(
      reason: reason, statements: concerned.sorted { ($0.line, $0.node) < ($1.line, $1.node) })
  }
}
