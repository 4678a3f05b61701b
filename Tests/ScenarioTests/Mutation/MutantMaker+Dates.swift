import Law

extension MutantMaker {
  /// Moves the first day of a text, with the last of those that it replaces, and its last day where another date gives it.
  mutating func changeDates(_ instrument: Instrument) {
    let first = instrument.period.first
    let replaced = Set(instrument.replaces.filter { law[$0].period.last == first.previous })
    for day in [first.previous, first.next] {
      append(
        instrument, "in force from \(first) → \(day)", Period(first: min(first, day), last: max(first, day).previous)
      ) { clauses, law in
        clauses.moveFirst(of: [instrument.id], from: first, to: day, in: law)
        clauses.moveLast(of: replaced, from: first.previous, to: day.previous, in: law)
      }
    }
    guard let last = instrument.period.last, !law.instruments.contains(where: { $0.replaces.contains(instrument.id) })
    else { return }
    for day in [last.previous, last.next] {
      append(instrument, "in force until \(last) → \(day)", Period(first: min(last, day).next, last: max(last, day))) {
        $0.moveLast(of: [instrument.id], from: last, to: day, in: $1)
      }
    }
  }

  private mutating func append(
    _ instrument: Instrument, _ words: String, _ days: Period,
    _ change: @escaping @Sendable (inout LawClauses, Law) -> Void
  ) {
    add(
      Mutant(
        kind: .date, instrument: instrument.id, words: "\(instrument.name): \(words)", source: instrument.source,
        activities: ActivitySet(law.activities.map(\.id)), days: days
      ) { [law] in change(&$0, law) })
  }

  /// Moves the days of clauses that begin or end on days of their own.
  mutating func changeOwnDates() {
    for rule in law.rules {
      changeOwnDates(rule.period, rule.provision, rule.name, rule.source) { $0.rules[rule.id.index].period = $1 }
    }
    for regime in law.regimes {
      changeOwnDates(regime.period, regime.provision, regime.name, regime.source) {
        $0.regimes[regime.id.index].period = $1
      }
    }
    for exception in law.exceptions {
      changeOwnDates(exception.period, exception.provision, exception.name, exception.source) {
        $0.exceptions[exception.id.index].period = $1
      }
    }
    for block in law.blocks {
      changeOwnDates(block.period, block.provision, block.name, block.source) {
        $0.blocks[block.id.index].period = $1
      }
    }
  }

  private mutating func changeOwnDates(
    _ period: Period, _ provision: ProvisionID, _ name: String, _ source: SourceReference,
    _ set: @escaping @Sendable (inout LawClauses, Period) -> Void
  ) {
    let instrument = law.instrument(of: provision)
    guard instruments.contains(instrument.id) else { return }
    func add(_ words: String, _ days: Period, _ changed: Period) {
      self.add(
        Mutant(
          kind: .date, instrument: instrument.id, words: "\(name): \(words)", source: source,
          activities: ActivitySet(law.activities.map(\.id)), days: days
        ) { set(&$0, changed) })
    }
    if period.first != instrument.period.first {
      for day in [period.first.previous, period.first.next] {
        add(
          "from \(period.first) → \(day)",
          Period(first: min(period.first, day), last: max(period.first, day).previous),
          Period(first: day, last: period.last))
      }
    }
    if let last = period.last, last != instrument.period.last {
      for day in [last.previous, last.next] where day >= period.first {
        add(
          "until \(last) → \(day)", Period(first: min(last, day).next, last: max(last, day)),
          Period(first: period.first, last: day))
      }
    }
  }
}

extension LawClauses {
  /// Moves the first day of every clause of some texts that has it from its text.
  fileprivate mutating func moveFirst(
    of instruments: Set<InstrumentID>, from day: CalendarDate, to other: CalendarDate, in law: Law
  ) {
    move(instruments, law) { $0.first == day ? Period(first: other, last: $0.last) : $0 }
  }

  /// Moves the last day likewise.
  fileprivate mutating func moveLast(
    of instruments: Set<InstrumentID>, from day: CalendarDate, to other: CalendarDate, in law: Law
  ) {
    move(instruments, law) { $0.last == day ? Period(first: $0.first, last: other) : $0 }
  }

  private mutating func move(_ texts: Set<InstrumentID>, _ law: Law, _ moved: (Period) -> Period) {
    func isOf(_ provision: ProvisionID) -> Bool { texts.contains(law[provision].instrument) }
    for index in instruments.indices where texts.contains(instruments[index].id) {
      instruments[index].period = moved(instruments[index].period)
    }
    for index in rules.indices where isOf(rules[index].provision) { rules[index].period = moved(rules[index].period) }
    for index in regimes.indices where isOf(regimes[index].provision) {
      regimes[index].period = moved(regimes[index].period)
    }
    for index in exceptions.indices where isOf(exceptions[index].provision) {
      exceptions[index].period = moved(exceptions[index].period)
    }
    for index in blocks.indices where isOf(blocks[index].provision) {
      blocks[index].period = moved(blocks[index].period)
    }
  }
}
