import DecisionDiagram
package import Law

extension CompanyRecord {
  /// Sets the flags that follow from what a line states and is said to be about.
  mutating func setFlags(ofLine line: Int, _ space: FactSpace) {
    lines[line].setFlags(space)
  }

  /// Sets the flags that follow from what the company states.
  mutating func setCompanyFlags(_ space: FactSpace) {
    for index in statements.indices {
      guard let flag = space.flags[Int(statements[index].variable)].stated else { continue }
      known[flag] = .only(1)
      if !statements.contains(where: { $0.variable == Int32(flag) }) {
        statements.append(Statement(variable: flag, known: .only(1)))
      }
    }
  }

  /// Takes for stated of the company itself what another states.
  package mutating func takeFlags(of other: CompanyRecord, _ space: FactSpace) {
    for flag in space.ofStated.values where space.company.contains(flag) {
      known[flag] = other.known[flag]
      statements.removeAll { $0.variable == Int32(flag) }
      statements += other.statements.filter { $0.variable == Int32(flag) }
    }
  }
}

extension CompanyRecord.Line {
  /// Sets the flags anew: a fact is stated where a statement is there; a topic is in play where it is named or one of its
  /// facts is stated other than as none, and may be where what is stated of one leaves open whether it is none.
  package mutating func setFlags(_ space: FactSpace) {
    statements.removeAll { space.isFlag(Int($0.variable)) }
    stateDeclared(space)
    for topic in about { set(space.ofTopic[topic.index], .only(1)) }
    for index in statements.indices {
      let statement = statements[index]
      let flags = space.flags[Int(statement.variable)]
      if let flag = flags.stated { set(flag, .only(1)) }
      let mayBeNone = flags.none.map(statement.known.contains) ?? false
      if mayBeNone, statement.known.isSingle { continue }
      for topic in flags.topics { set(topic, mayBeNone ? .all(2) : .only(1)) }
    }
  }

  /// Sets what follows of the activities that are declared: the topics that they bring into play, and of facts whose values
  /// are activities, the values of their names and none else of their topics, where nothing is stated of those.
  private mutating func stateDeclared(_ space: FactSpace) {
    for activity in declared {
      let said = space.ofDeclared[activity.index]
      for flag in said.topics { set(flag, .only(1)) }
      for element in said.elements where !statements.contains(where: { $0.variable == Int32(element) }) {
        let isOwn = declared.contains { space.ofDeclared[$0.index].own.contains(element) }
        statements.append(
          CompanyRecord.Statement(
            variable: Int32(element), known: .only(isOwn ? 1 : 0), line: 0, node: -1, follows: true))
      }
    }
  }

  /// Says of the topics that are not in play that they are none, where the line is said to be nothing else and nothing is
  /// taken of what is left out.
  mutating func closeTopics(_ space: FactSpace) {
    guard isNothingElse else { return }
    for flag in space.ofTopic where !statements.contains(where: { $0.variable == Int32(flag) }) {
      statements.append(CompanyRecord.Statement(variable: flag, known: .only(0)))
    }
  }

  /// Sets a flag, unless more is known of it already.
  private mutating func set(_ flag: Int, _ known: ValueSet) {
    guard let index = statements.firstIndex(where: { $0.variable == Int32(flag) }) else {
      statements.append(CompanyRecord.Statement(variable: flag, known: known))
      return
    }
    if known.isSingle { statements[index] = CompanyRecord.Statement(variable: flag, known: known) }
  }

  /// States the facts of every topic that is not in play as none, where the line is said to be nothing else.
  mutating func state(nothingElse law: Law) {
    guard isNothingElse else { return }
    setFlags(law.space)
    let set = Set(statements.map { Int($0.variable) })
    for topic in law.topics where !set.contains(law.space.ofTopic[topic.id.index]) {
      for opening in topic.opens {
        for variable in law.space.ofFact[opening.fact.index] where !set.contains(variable) {
          let flags = law.space.flags[variable]
          guard let none = flags.none, !flags.topics.isEmpty,
            !flags.topics.contains(where: set.contains),
            !statements.contains(where: { $0.variable == Int32(variable) })
          else { continue }
          statements.append(
            CompanyRecord.Statement(variable: variable, known: .only(none)))
        }
      }
    }
  }
}
