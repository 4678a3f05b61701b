import Diagnostics
import YAML

/// Works out what an edition says from what it continues.
///
/// An edition under `continues:` is the text it names, less what it `drops:`, under the numbers of `renumbers:`, with
/// what it gives itself: what is there already is overlaid key by key, what is new stands after what is given before it.
extension LawBuilder {
  /// Fills in the provisions of every draft, those of a text before those of the texts that continue it.
  func continueEditions(_ drafts: inout [InstrumentDraft]) {
    let parents = drafts.indices.map { parent(of: drafts[$0]) }
    var done = [Bool](repeating: false, count: drafts.count)
    func finish(_ index: Int, _ drafts: inout [InstrumentDraft], below: [Int]) {
      guard !done[index] else { return }
      if let parent = parents[index] {
        if let start = (below + [index]).firstIndex(of: parent) {
          // Each of a circle is named; none has anything from another.
          for member in (below + [index])[start...] {
            let draft = drafts[member]
            report(
              .circular(kind: "instrument", draft.name), at: draft.value["continues"] ?? draft.value
            )
            drafts[member].provisions = ownProvisions(draft.value)
            done[member] = true
          }
        } else {
          finish(parent, &drafts, below: below + [index])
        }
        guard !done[index] else { return }
        drafts[index].lineage += drafts[parent].lineage
        drafts[index].provisions = continued(drafts[parent], by: drafts[index])
      } else {
        drafts[index].provisions = ownProvisions(drafts[index].value)
      }
      done[index] = true
    }
    for index in drafts.indices { finish(index, &drafts, below: []) }
  }

  private func parent(of draft: InstrumentDraft) -> Int? {
    guard let value = draft.value["continues"] else { return nil }
    guard !value.isSequence else {
      report(.severalParents, at: value)
      return nil
    }
    return resolve(value, "instrument")
  }

  // MARK: - A text that continues none

  private func ownProvisions(_ instrument: YAMLValue) -> [ProvisionDraft] {
    (instrument["provisions"]?.elements ?? []).map(provision)
  }

  private func provision(_ value: YAMLValue) -> ProvisionDraft {
    ProvisionDraft(
      value: EditionValue(value), english: value["provision"]?.string ?? "",
      chinese: value["zh"]?.string,
      clauses: ClauseDraft.Kind.allCases.flatMap { kind in
        clauses(value, kind).map {
          ClauseDraft(kind: kind, name: $0[kind.rawValue]?.string ?? "", value: EditionValue($0))
        }
      })
  }

  private func clauses(_ provision: YAMLValue, _ kind: ClauseDraft.Kind) -> [YAMLValue] {
    guard let list = provision[kind.list] else { return [] }
    guard list.isSequence else {
      report(.notAList("`\(kind.list)`"), at: list)
      return []
    }
    return list.elements
  }

  // MARK: - A text that continues another

  private func continued(
    _ parent: InstrumentDraft, by draft: InstrumentDraft
  ) -> [ProvisionDraft] {
    let first = draft.value["in-force"]?.string.flatMap { CalendarDate(parsing: Array($0.utf8)) }
    var inherited = parent.provisions.map { provision in
      var provision = provision
      provision.value = provision.value.inherited
      provision.clauses = provision.clauses.filter { !hasEnded($0, before: first) }
        .map { ClauseDraft(kind: $0.kind, name: $0.name, value: $0.value.inherited) }
      return provision
    }
    drop(draft.value["drops"], "provision", from: &inherited, of: parent.name) { $0.english }
    renumber(&inherited, draft.value["renumbers"], of: parent)
    return merged(
      draft.value["provisions"]?.elements ?? [], into: inherited,
      isSame: { $0.english == $1["provision"]?.string },
      overlay: { overlaid($0, by: $1, of: parent.name) },
      new: { value in
        if value.isMapping, value["wording"] == nil {
          reportMissing(
            "provision", value["provision"] ?? value, of: parent.name,
            among: inherited.map(\.english))
          return nil
        }
        return provision(value)
      })
  }

  /// Whether a clause ended by a date of its own before an edition begins, so that it has nothing of it.
  private func hasEnded(_ clause: ClauseDraft, before first: CalendarDate?) -> Bool {
    guard let first, let last = clause.value["until"]?.string else { return false }
    return CalendarDate(parsing: Array(last.utf8)).map { $0 < first } ?? false
  }

  private func drop<Entry>(
    _ names: YAMLValue?, _ kind: String, from entries: inout [Entry], of owner: String,
    name: (Entry) -> String
  ) {
    let all = entries.map(name)
    for value in names.map(listed) ?? [] {
      guard let text = text(value) else { continue }
      if all.contains(text) {
        entries.removeAll { name($0) == text }
      } else {
        reportMissing(kind, value, of: owner, among: all)
      }
    }
  }

  private func renumber(
    _ provisions: inout [ProvisionDraft], _ numbers: YAMLValue?, of parent: InstrumentDraft
  ) {
    guard let numbers else { return }
    guard numbers.isMapping else {
      report(.notAMapping("`renumbers`"), at: numbers)
      return
    }
    let before = provisions.map(\.english)
    var given: [Int: YAMLValue] = [:]
    for entry in numbers.entries {
      guard let index = before.firstIndex(where: { $0 == entry.key.string }) else {
        if let name = entry.key.string, parent.provisions.contains(where: { $0.english == name }) {
          report(.droppedAndNumbered(name), at: entry.key)
        } else {
          reportMissing("provision", entry.key, of: parent.name, among: before)
        }
        continue
      }
      let fields = Fields(entry.value, of: "a new number", self)
      provisions[index].english = fields.text("to") ?? before[index]
      provisions[index].chinese = fields.text("zh")
      given[index] = fields.optional("to") ?? entry.value
      fields.finish()
    }
    for (index, value) in given.sorted(by: { $0.key < $1.key }) {
      let number = provisions[index].english
      guard
        let other = provisions.indices.first(where: {
          $0 != index && provisions[$0].english == number && (given[$0] == nil || $0 < index)
        })
      else { continue }
      report(
        .numberTaken(number), at: value,
        others: [(given[other] ?? provisions[other].value.place).label("taken by this one")])
    }
  }

  private func overlaid(
    _ provision: ProvisionDraft, by value: YAMLValue, of parent: String
  ) -> ProvisionDraft {
    var provision = provision
    reportRepetitions(value, of: provision.value, besides: ["provision", "zh"], in: parent)
    if let chinese = value["zh"] {
      if chinese.string == provision.chinese { report(.repeats("zh", of: parent), at: chinese) }
      provision.chinese = chinese.string
    }
    drop(
      value["drops"], "clause", from: &provision.clauses,
      of: "\(parent), \(provision.value.place["provision"]?.string ?? provision.english)"
    ) { $0.name }
    provision.value = provision.value.overlaid(by: value)
    let inherited = provision.clauses
    provision.clauses = ClauseDraft.Kind.allCases.flatMap { kind in
      let same = inherited.filter { $0.kind == kind }
      return merged(
        clauses(value, kind), into: same, isSame: { $0.name == $1[kind.rawValue]?.string },
        overlay: { clause, value in
          reportRepetitions(value, of: clause.value, besides: [kind.rawValue], in: parent)
          return ClauseDraft(
            kind: kind, name: clause.name, value: clause.value.overlaid(by: value))
        },
        new: { value in
          if value.isMapping, value[kind.words] == nil {
            reportMissing(
              kind.rawValue, value[kind.rawValue] ?? value, of: "\(parent), \(provision.english)",
              among: same.map(\.name))
            return nil
          }
          return ClauseDraft(
            kind: kind, name: value[kind.rawValue]?.string ?? "", value: EditionValue(value))
        })
    }
    return provision
  }

  /// Lays what is given over what is inherited, by name; of several of one name the first over the first.
  ///
  /// What is new stands after what is given before it; where all before it is new, before what is given after it; and
  /// where nothing but new is given, at the end.
  private func merged<Entry>(
    _ given: [YAMLValue], into inherited: [Entry], isSame: (Entry, YAMLValue) -> Bool,
    overlay: (Entry, YAMLValue) -> Entry, new: (YAMLValue) -> Entry?
  ) -> [Entry] {
    var entries = inherited
    var after = [[Entry]](repeating: [], count: inherited.count)
    var first: [Entry] = []
    var before: Int?
    var last: Int?
    var met: Set<Int> = []
    for value in given {
      let same = inherited.indices.first { !met.contains($0) && isSame(inherited[$0], value) }
      if let same {
        met.insert(same)
        entries[same] = overlay(inherited[same], value)
        if last == nil { before = same }
        last = same
      } else if let entry = new(value) {
        if let last { after[last].append(entry) } else { first.append(entry) }
      }
    }
    var merged: [Entry] = []
    for index in entries.indices {
      if index == before { merged += first }
      merged.append(entries[index])
      merged += after[index]
    }
    return before == nil ? merged + first : merged
  }

  // MARK: - Problems

  private func reportMissing(
    _ kind: String, _ value: YAMLValue, of owner: String, among names: [String]
  ) {
    let name = value.string ?? ""
    // One that is there and given a second time.
    guard !names.contains(name) else { return report(.declaredTwice(kind: kind, name), at: value) }
    report(
      .notInherited(kind: kind, name, of: owner, nearest: nearestName(to: name, among: names)),
      at: value)
  }

  /// Reports what is given word for word as it is inherited.
  private func reportRepetitions(
    _ value: YAMLValue, of inherited: EditionValue, besides passed: Set<String>, in parent: String
  ) {
    for entry in value.entries {
      guard let key = entry.key.string, !passed.contains(key),
        let earlier = inherited[key], !EditionValue.neverInherited.contains(key),
        !ClauseDraft.Kind.allCases.contains(where: { $0.list == key }),
        entry.value.saysTheSame(as: earlier)
      else { continue }
      report(.repeats(key, of: parent), at: entry.key)
    }
  }

  /// Reports editions that are in force together with what they continue, or with another that continues the same.
  func checkContinuations(_ drafts: [InstrumentDraft], _ periods: [Period]) {
    var continuations: [(parent: Int, child: Int, value: YAMLValue)] = []
    for (child, draft) in drafts.enumerated() where draft.isContinuation {
      guard let value = draft.value["continues"],
        let parent = value.string.flatMap({ index(of: $0, "instrument") })
      else { continue }
      if periods[parent].overlaps(periods[child]) {
        report(
          .parentInForce(drafts[parent].name), at: value,
          others: [(drafts[parent].value["in-force"] ?? drafts[parent].value).label("in force since here")])
        overlappingEditions.insert([InstrumentID(parent), InstrumentID(child)])
      }
      let together = continuations.first {
        $0.parent == parent && periods[$0.child].overlaps(periods[child])
      }
      if let together {
        report(
          .continuedTwice(drafts[parent].name, by: drafts[together.child].name), at: value,
          others: [together.value.label("continued here")])
        overlappingEditions.insert([InstrumentID(together.child), InstrumentID(child)])
      }
      continuations.append((parent, child, value))
    }
  }
}

extension Period {
  func overlaps(_ other: Period) -> Bool {
    (last.map { other.first <= $0 } ?? true) && (other.last.map { first <= $0 } ?? true)
  }
}

extension YAMLValue {
  /// Whether two values hold the same, however they are written; entries of mappings may be in any order.
  fileprivate func saysTheSame(as other: YAMLValue) -> Bool {
    guard kind == other.kind else { return false }
    switch kind {
    case .scalar: return string == other.string
    case .sequence:
      let (mine, others) = (elements, other.elements)
      return mine.count == others.count && zip(mine, others).allSatisfy { $0.saysTheSame(as: $1) }
    case .mapping:
      return entryCount == other.entryCount
        && entries.allSatisfy { entry in
          entry.key.string.flatMap { other[$0] }.map { entry.value.saysTheSame(as: $0) } ?? false
        }
    }
  }
}
