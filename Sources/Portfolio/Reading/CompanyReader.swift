import DecisionDiagram
import Diagnostics
import Law
package import YAML

/// Turns the tree of one company into a record.
///
/// One pass over the nodes; names are looked up by the hashes the tree carries, and nothing is
/// allocated where nothing is wrong.
package struct CompanyReader {
  package let schema: PortfolioSchema
  /// What every company starts from: nothing stated, or the `defaults:` of its document.
  private var base = CompanyRecord()
  private var hasDefaults = false
  private var consequences = FigureConsequences.Memo()
  private var ownership = OwnershipGraph()
  /// Whether the company that is read lists its holders itself.
  private var listsHolders = false
  /// Whether it has a name that is none, of which nothing more is said.
  private var hasFaultyName = false

  /// Whether a company without a name is faulty; a case of law needs none.
  private let needsName: Bool

  package init(_ schema: PortfolioSchema, needsName: Bool = true) {
    self.schema = schema
    self.needsName = needsName
    base.known = schema.nothingStated
  }

  /// Forgets the defaults of the last document.
  package mutating func resetDefaults() {
    guard hasDefaults else { return }
    hasDefaults = false
    base = CompanyRecord()
    base.known = schema.nothingStated
  }

  /// Takes `defaults:` from the header of a document with `companies:`.
  ///
  /// - Returns: The record of the defaults, for its problems.
  package mutating func readDefaults(
    _ tree: borrowing YAMLTree, into record: inout CompanyRecord
  ) {
    resetDefaults()
    record.begin(from: base)
    guard !tree.isEmpty, tree[0].kind == .mapping else { return }
    forEachEntry(0, tree) { key, value, valueIndex in
      guard tree.text(of: key, is: "defaults") else {
        record.report(
          .unknownKey(
            tree.string(of: key),
            nearest: nearestName(
              to: tree.string(of: key), among: ["defaults", "companies"])), key)
        return
      }
      if value.isNull(in: tree) { return }
      guard value.kind == .mapping else {
        record.report(.notAMapping("`defaults`", shown(value, tree)), value)
        return
      }
      readEntries(valueIndex, tree, into: &record, isDefaults: true)
    }
    guard !record.isFaulty else { return }
    base.takeDefaults(record)
    hasDefaults = true
  }

  /// Whether a document says nothing: it is empty, or null.
  package static func isNothing(_ tree: borrowing YAMLTree) -> Bool {
    tree.isEmpty || tree[0].isPlain && tree[0].isEmptyText || tree[0].isNull(in: tree)
  }

  /// Reads one company.
  ///
  /// - Parameters:
  ///   - tree: What holds the company.
  ///   - index: The node of the company.
  package mutating func read(
    _ tree: borrowing YAMLTree, at index: Int = 0, into record: inout CompanyRecord
  ) {
    record.begin(from: base)
    guard !tree.isEmpty else { return }
    let root = tree[index]
    record.firstLine = root.line
    guard root.kind == .mapping else {
      record.report(.notACompany(shown(root, tree)), root)
      return
    }
    listsHolders = false
    hasFaultyName = false
    let sawServices = readEntries(index, tree, into: &record, isDefaults: false)
    if !listsHolders { schema.consequences.state(in: &record, &consequences) }
    if !tree.isIncomplete {
      if needsName, record.name < 0, !hasFaultyName { record.report(.missingName, root) }
      if !sawServices { record.report(.missingServices, root) }
    }
  }

  /// Reads the trailer of a document: nothing may stand after the companies.
  package func readTrailer(_ tree: borrowing YAMLTree, into record: inout CompanyRecord) {
    record.begin(from: base)
    guard !tree.isEmpty, tree[0].kind == .mapping else { return }
    forEachEntry(0, tree) { key, _, _ in record.report(.defaultsAfterCompanies, key) }
  }

  // MARK: - The company

  @discardableResult
  private mutating func readEntries(
    _ mapping: Int, _ tree: borrowing YAMLTree, into record: inout CompanyRecord, isDefaults: Bool
  ) -> Bool {
    var sawServices = false
    var key = mapping &+ 1
    for _ in 0..<tree[mapping].childCount / 2 {
      let keyNode = tree[key]
      let value = Int(keyNode.next)
      let valueNode = tree[value]
      if valueNode.isNull(in: tree) || isRepeated(key, of: mapping, tree) {
        key = Int(valueNode.next)
        continue
      }
      if let code = schema.companyKeys.value(of: keyNode, in: tree) {
        if code >= 0 {
          readFact(FactID(Int(code)), value, tree, &record, line: nil)
        } else {
          switch CompanyKey(rawValue: code) {
          case .some(let key) where valueNode.isEmptyText && key != .note:
            if key == .services { sawServices = true }
            if key == .company { hasFaultyName = true }
            record.report(.emptyValue(key.name), valueNode)
          case .company:
            if isDefaults {
              record.report(.unknownKey("company", nearest: nil), keyNode)
            } else if valueNode.kind == .scalar {
              record.name = Int32(value)
            } else {
              hasFaultyName = true
              record.report(.notText(Message("the name of a company", "公司名称"), valueNode.kind), valueNode)
            }
          case .asOf: readDate(valueNode, Int32(value), tree, &record)
          case .ownership:
            let company = isDefaults ? nil : companyName(tree, at: mapping)
            ownership.read(value, company: company, tree, schema, into: &record)
            listsHolders = true
          case .services:
            sawServices = true
            if isDefaults {
              record.report(.unknownKey("services", nearest: nil), keyNode)
            } else {
              readServices(value, tree, &record)
            }
          case .memo:
            if isDefaults {
              record.report(.unknownKey("memo", nearest: nil), keyNode)
            } else {
              record.readMemo(value, in: tree)
            }
          case .id:
            if !isDefaults, valueNode.kind == .scalar, valueNode.textCount > 0 {
              record.idNode = Int32(value)
            } else {
              record.report(isDefaults ? .unknownKey("id", nearest: nil) : .notAnID, isDefaults ? keyNode : valueNode)
            }
          case .note, .none: break
          }
        }
      } else {
        reportUnknown(keyNode, tree, &record)
      }
      key = Int(valueNode.next)
    }
    record.setCompanyFlags(schema.law.space)
    return sawServices
  }

  /// Whether an earlier key of a mapping is the same, which is reported already; nothing more is said of it.
  private func isRepeated(_ key: Int, of mapping: Int, _ tree: borrowing YAMLTree) -> Bool {
    // Of very many keys those are not looked for, which would take long.
    guard !tree.problems.isEmpty, tree[mapping].childCount < 2_000 else { return false }
    var earlier = mapping + 1
    while earlier < key {
      if tree[earlier].hash == tree[key].hash { return true }
      earlier = Int(tree[Int(tree[earlier].next)].next)
    }
    return false
  }

  private func reportUnknown(
    _ key: YAMLNode, _ tree: borrowing YAMLTree, _ record: inout CompanyRecord
  ) {
    guard !record.hasManyProblems else { return }
    let name = tree.string(of: key)
    if schema.featureKeys.value(of: key, in: tree) != nil {
      record.report(.factOfService(name), key)
    } else if schema.serviceKeys.value(of: key, in: tree) != nil {
      record.report(.keyOfService(name), key)
    } else if schema.holderKeys.value(of: key, in: tree) != nil {
      record.report(.keyOfHolder(name), key)
    } else {
      record.report(
        .unknownKey(name, nearest: nearestName(to: name, among: schema.companyKeys.all)), key)
    }
  }

  private func readDate(
    _ node: YAMLNode, _ index: Int32, _ tree: borrowing YAMLTree, _ record: inout CompanyRecord
  ) {
    guard node.kind == .scalar else {
      record.report(.notText("`as-of`", node.kind), node)
      return
    }
    guard let date = PlainText.with(tree.bytes(of: node), { CalendarDate(parsing: $0) }) else {
      record.report(.notADate(tree.string(of: node)), node)
      return
    }
    record.asOf = date
    record.asOfNode = index
  }

  // MARK: - Service lines

  private func readServices(
    _ list: Int, _ tree: borrowing YAMLTree, _ record: inout CompanyRecord
  ) {
    let node = tree[list]
    guard node.kind == .sequence else {
      record.report(.notAList("`services`"), node)
      return
    }
    if node.childCount == 0 { record.report(.missingServices, node) }
    var item = list &+ 1
    for _ in 0..<node.childCount {
      let itemNode = tree[item]
      if itemNode.kind == .mapping {
        readService(item, tree, &record)
      } else {
        record.report(.notAMapping(Message("a service line", "业务"), shown(itemNode, tree)), itemNode)
      }
      item = Int(itemNode.next)
    }
    reportTwins(tree, &record)
  }

  /// Reports lines that are called as one before them: what is said of one could not be told from the other.
  private func reportTwins(_ tree: borrowing YAMLTree, _ record: inout CompanyRecord) {
    let names = record.lineCount > 16 ? Set(hashes(of: record, tree)).count : 0
    // Of many lines those are compared that can have a name in common.
    guard record.lineCount > 1, names == 0 || names < hashes(of: record, tree).count else { return }
    for line in 1..<record.lineCount where record.lines[line].name >= 0 {
      let name = tree[Int(record.lines[line].name)]
      for earlier in 0..<line where record.lines[earlier].name >= 0 {
        let other = tree[Int(record.lines[earlier].name)]
        guard other.hash == name.hash, tree.bytes(of: other).elementsEqual(tree.bytes(of: name)) else { continue }
        record.report(.lineTwice(tree.string(of: name)), name, other: (other, Message("the first", "第一项")))
        break
      }
    }
  }

  private func hashes(of record: borrowing CompanyRecord, _ tree: borrowing YAMLTree) -> [UInt64] {
    (0..<record.lineCount).compactMap { line in
      record.lines[line].name >= 0 ? tree[Int(record.lines[line].name)].hash : nil
    }
  }

  private func readService(
    _ mapping: Int, _ tree: borrowing YAMLTree, _ record: inout CompanyRecord
  ) {
    let line = record.beginLine()
    let root = tree[mapping]
    record.lines[line].node = Int32(mapping)
    record.lines[line].line = root.line
    var saysWhat = false
    var hasFaultyName = false
    var key = mapping &+ 1
    for _ in 0..<root.childCount / 2 {
      let keyNode = tree[key]
      let value = Int(keyNode.next)
      let valueNode = tree[value]
      if valueNode.isNull(in: tree) || isRepeated(key, of: mapping, tree) {
        key = Int(valueNode.next)
        continue
      }
      switch schema.serviceKeys.value(of: keyNode, in: tree).flatMap(ServiceKey.init) {
      case .some(let key) where valueNode.isEmptyText && key != .note:
        saysWhat = true
        record.report(.emptyValue(key.name), valueNode)
      case .service:
        if valueNode.kind == .scalar {
          record.lines[line].name = Int32(value)
        } else {
          // What it is may stand in there.
          saysWhat = true
          hasFaultyName = true
          record.report(.notText(Message("the name of a service line", "业务名称"), valueNode.kind), valueNode)
        }
      case .activity, .activities:
        saysWhat = true
        readActivities(value, tree, &record, line)
      case .about:
        saysWhat = true
        record.lines[line].isGraded = true
        readAbout(value, tree, &record, line)
      case .nothingElse:
        if let answer = yesNo(valueNode, tree) {
          record.lines[line].isNothingElse = answer
        } else if valueNode.kind != .scalar {
          record.report(.notText("`nothing-else`", valueNode.kind), valueNode)
        } else {
          record.report(.notYesNo(tree.string(of: valueNode), fact: "nothing-else"), valueNode)
        }
      case .features:
        saysWhat = true
        record.lines[line].isGraded = true
        readServiceFacts(value, tree, &record, line)
      case .facts: readServiceFacts(value, tree, &record, line)
      case .note: break
      case .none:
        // A misspelt key may be what should have said it.
        saysWhat = true
        reportUnknownInService(keyNode, tree, &record)
      }
      key = Int(valueNode.next)
    }
    record.lines[line].state(nothingElse: schema.law)
    record.setFlags(ofLine: line, schema.law.space)
    if schema.isStrict { record.lines[line].closeTopics(schema.law.space) }
    guard !tree.isIncomplete else { return }
    if !saysWhat {
      record.report(.emptyLine, root)
    } else if record.lines[line].name < 0, !hasFaultyName, record.lines[line].isGraded,
      record.lines[line].declared.isEmpty
    {
      record.report(.missingLineName, root)
    }
  }

  private func reportUnknownInService(
    _ key: YAMLNode, _ tree: borrowing YAMLTree, _ record: inout CompanyRecord
  ) {
    guard !record.hasManyProblems else { return }
    let name = tree.string(of: key)
    if schema.featureKeys.value(of: key, in: tree) != nil {
      record.report(.factBesideFeatures(name), key)
    } else if schema.companyKeys.value(of: key, in: tree) != nil {
      record.report(.factOfCompany(name), key)
    } else {
      record.report(
        .unknownKey(name, nearest: nearestName(to: name, among: schema.serviceKeys.all)), key)
    }
  }

  private func readActivities(
    _ index: Int, _ tree: borrowing YAMLTree, _ record: inout CompanyRecord, _ line: Int
  ) {
    let node = tree[index]
    if node.kind == .scalar {
      readActivity(node, tree, &record, line)
    } else if node.kind == .sequence {
      var item = index &+ 1
      for _ in 0..<node.childCount {
        readActivity(tree[item], tree, &record, line)
        item = Int(tree[item].next)
      }
    } else {
      record.report(.notAList("`activities`"), node)
    }
  }

  private func readActivity(
    _ node: YAMLNode, _ tree: borrowing YAMLTree, _ record: inout CompanyRecord, _ line: Int
  ) {
    guard !record.hasManyProblems else { return }
    guard node.kind == .scalar else {
      record.report(.notText(Message("an activity", "业务类型"), node.kind), node)
      return
    }
    if let index = schema.activities.meant(by: node, in: tree) {
      declare([ActivityID(Int(index))], &record, line)
      return
    }
    let name = PlainText.with(tree.bytes(of: node)) { String(decoding: $0, as: UTF8.self) }
    if let sharing = schema.codes[name] {
      declare(sharing, &record, line)
    } else if let several = schema.activities.several(in: node, tree) {
      for index in several { declare([ActivityID(Int(index))], &record, line) }
    } else {
      record.report(
        .unknownActivity(
          name,
          nearest: nearestName(to: name, among: schema.activities.all + schema.codes.keys.sorted())
            ?? schema.law.lexicon.name(in: name, of: schema.law) { if case .activity = $0 { true } else { false } }),
        node)
    }
  }

  /// The line is one of some activities.
  private func declare(_ activities: [ActivityID], _ record: inout CompanyRecord, _ line: Int) {
    if activities.count > 1 {
      if !record.lines[line].oneOf.contains(activities) { record.lines[line].oneOf.append(activities) }
    } else if let only = activities.first, !record.lines[line].declared.contains(only) {
      record.lines[line].declared.append(only)
    }
  }

  /// What the line is about: one or several topics and kinds of business.
  private func readAbout(
    _ index: Int, _ tree: borrowing YAMLTree, _ record: inout CompanyRecord, _ line: Int
  ) {
    let node = tree[index]
    switch node.kind {
    case .scalar: readTopic(index, tree, &record, line)
    case .sequence:
      var item = index &+ 1
      for _ in 0..<node.childCount {
        readTopic(item, tree, &record, line)
        item = Int(tree[item].next)
      }
    case .mapping: record.report(.notAList("`about`"), node)
    }
  }

  private func readTopic(
    _ index: Int, _ tree: borrowing YAMLTree, _ record: inout CompanyRecord, _ line: Int
  ) {
    let node = tree[index]
    guard !record.hasManyProblems else { return }
    guard node.kind == .scalar else {
      record.report(.notText(Message("an entry of `about`", "`about`的各项"), node.kind), node)
      return
    }
    guard let numbers = schema.topics.meant(by: node, in: tree).map({ [$0] }) ?? schema.topics.several(in: node, tree)
    else {
      let name = tree.string(of: node)
      record.report(
        .unknownTopic(
          name,
          nearest: nearestName(to: name, among: schema.topics.all)
            ?? schema.law.lexicon.name(in: name, of: schema.law) { if case .topic = $0 { true } else { false } }),
        node)
      return
    }
    for number in numbers { take(schema.law.topics[Int(number)], node, index, &record, line) }
  }

  /// The line is about a topic.
  private func take(
    _ topic: Topic, _ node: YAMLNode, _ index: Int, _ record: inout CompanyRecord, _ line: Int
  ) {
    if !record.lines[line].about.contains(topic.id) { record.lines[line].about.append(topic.id) }
    for fact in topic.isYes {
      let variable = schema.variables[fact.index].lowerBound
      // What the line itself states of the fact comes first.
      let isStated = record.lines[line].statements.contains { $0.variable == Int32(variable) }
      if !isStated { record.state(variable, .only(1), node, index, line) }
    }
  }

  private func readServiceFacts(
    _ mapping: Int, _ tree: borrowing YAMLTree, _ record: inout CompanyRecord, _ line: Int
  ) {
    let node = tree[mapping]
    guard node.kind == .mapping else {
      record.report(.notAMapping("`features`", shown(node, tree)), node)
      return
    }
    var key = mapping &+ 1
    for _ in 0..<node.childCount / 2 {
      let keyNode = tree[key]
      let value = Int(keyNode.next)
      if tree[value].isNull(in: tree) || isRepeated(key, of: mapping, tree) {
        key = Int(tree[value].next)
        continue
      }
      if let fact = schema.featureKeys.value(of: keyNode, in: tree) {
        readFact(FactID(Int(fact)), value, tree, &record, line: line)
      } else if !record.hasManyProblems {
        let name = tree.string(of: keyNode)
        if schema.companyKeys.value(of: keyNode, in: tree) != nil {
          record.report(.factOfCompany(name), keyNode)
        } else {
          record.report(
            .unknownKey(name, nearest: nearestName(to: name, among: schema.featureKeys.all)),
            keyNode)
        }
      }
      key = Int(tree[value].next)
    }
  }
}

/// The node of a company's name, if it has one.
func companyName(_ tree: borrowing YAMLTree, at mapping: Int) -> YAMLNode? {
  var found: YAMLNode?
  forEachEntry(mapping, tree) { key, value, _ in
    if tree.text(of: key, is: "company"), value.kind == .scalar, value.textCount > 0 {
      found = value
    }
  }
  return found
}

/// Calls a function with each key and value of a mapping.
func forEachEntry(
  _ mapping: Int, _ tree: borrowing YAMLTree,
  _ visit: (_ key: YAMLNode, _ value: YAMLNode, _ valueIndex: Int) -> Void
) {
  var key = mapping + 1
  for _ in 0..<tree[mapping].childCount / 2 {
    let keyNode = tree[key]
    let value = Int(keyNode.next)
    visit(keyNode, tree[value], value)
    key = Int(tree[value].next)
  }
}

extension CompanyRecord {
  /// Notes something of how the holders were taken, once.
  mutating func remark(_ remark: OwnershipRemark) {
    if !remarks.contains(remark) { remarks.append(remark) }
  }

  /// How many problems of a company are reported; of more, only that there are more.
  private static var mostProblems: Int { 100 }

  /// Whether no further problem is reported, so that none needs to be looked into.
  var hasManyProblems: Bool { problems.count > Self.mostProblems }

  mutating func report(
    _ problem: PortfolioProblem, _ node: YAMLNode, other: (node: YAMLNode, message: Message)? = nil
  ) {
    guard !hasManyProblems else { return }
    if problems.count == Self.mostProblems {
      problems.append(PlacedProblem(problem: .manyProblems, node: node, other: nil))
      return
    }
    problems.append(PlacedProblem(problem: problem, node: node, other: other))
  }

  /// Takes over what a document's defaults state.
  mutating func takeDefaults(_ record: borrowing CompanyRecord) {
    asOf = record.asOf
    known = record.known
    // The nodes belong to the header's tree, which the companies do not share.
    statements = record.statements.map {
      Statement(variable: $0.variable, known: $0.known, line: $0.line, node: -1)
    }
    foreignShare = record.foreignShare
    computedShares = record.computedShares
    countings = record.countings
    remarks = record.remarks
    place = record.place
  }
}
