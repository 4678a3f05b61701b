import DecisionDiagram
import Diagnostics
import Law
import YAML

/// The holders of a company and theirs, as a file lists them: who holds which share of whom.
///
/// A holder named again is the same holder. Its own holders are listed once.
struct OwnershipGraph {
  /// Someone who holds, or the company itself, which is node 0.
  struct Holder {
    var name: YAMLNode?
    /// `nil` where none is given.
    var origin: OriginID?
    /// The node of `origin:`.
    var originNode: YAMLNode?
    var counts = Origin.Counting.unknown
    var isState: Bool?
    /// Whether it is a natural person from the mainland.
    var isPerson = false
    /// Whether mainland owners stand behind it though it is organised abroad.
    var isOwnedFromMainland = false
    /// Positions of the holdings in it; `nil` where its holders are not listed.
    var holdings: [Int]?
    /// The node of `ownership:`.
    var list: YAMLNode?
    var affiliates: Int?
    /// The holder that stands for its group of affiliates.
    var group: Int
  }

  /// A share of one in another.
  struct Holding {
    let holder: Int
    /// As the file has it.
    var stated = StatedShare.unknown
    /// The node of `share:`.
    var shareNode: YAMLNode?
    /// What is known of it at the least.
    var share = LeastShare.zero
    /// `nil` where it is not known exactly.
    var exactly: Share?
    /// Whether it is held neither as a share nor with one: control by contract, an option.
    var isNoShare: Bool { isContract || isNotYet && shareNode == nil }
    var isContract = false
    /// Whether options or convertible notes are held.
    var isNotYet = false
    let node: YAMLNode
  }

  /// Holdings of one company that are read at most, so that looking through them stays quick.
  private static let most = 1_000

  var holders: [Holder] = []
  var holdings: [Holding] = []
  /// What is stated of holders, by the facts of the company that come of it.
  private(set) var statements: [(holder: Int, fact: FactID, elements: ValueSet)] = []
  /// Whether some holder has holders of its own, or an origin that owners may outweigh.
  private(set) var hasTiers = false
  /// Whether companies hold each other or themselves.
  var hasCircles = false

  /// Reads `ownership:` of a company and states every figure that is computed from it.
  ///
  /// - Parameter company: The node of the company's name; who is called so is the company itself.
  mutating func read(
    _ list: Int, company: YAMLNode?, _ tree: borrowing YAMLTree, _ schema: PortfolioSchema,
    into record: inout CompanyRecord
  ) {
    holders.removeAll(keepingCapacity: true)
    holdings.removeAll(keepingCapacity: true)
    statements.removeAll(keepingCapacity: true)
    hasTiers = false
    hasCircles = false
    holders.append(Holder(name: company, group: 0))
    let problems = record.problems.count
    readList(list, of: 0, tree, schema, &record)
    joinAffiliates(tree, &record)
    if record.problems.count == problems { checkTiers(tree, &record) }
    guard record.problems.count == problems else { return }
    findRoundTrips(tree, schema, &record)
    OwnershipFigures.state(self, list, tree, schema, &record)
  }

  // MARK: - Reading

  private mutating func readList(
    _ list: Int, of owned: Int, _ tree: borrowing YAMLTree, _ schema: PortfolioSchema,
    _ record: inout CompanyRecord
  ) {
    let node = tree[list]
    guard node.kind == .sequence else {
      record.report(.notAList("`ownership`"), node)
      return
    }
    holders[owned].holdings = []
    holders[owned].list = node
    var item = list + 1
    for _ in 0..<node.childCount {
      guard holdings.count < Self.most else {
        record.report(.tooManyHolders(Self.most), node)
        return
      }
      if let holding = readHolding(item, in: owned, tree, schema, &record) {
        holders[owned].holdings?.append(holding)
      }
      item = Int(tree[item].next)
    }
    settleShares(of: owned, node, tree, &record)
  }

  /// - Returns: The position of the holding.
  private mutating func readHolding(
    _ index: Int, in owned: Int, _ tree: borrowing YAMLTree, _ schema: PortfolioSchema,
    _ record: inout CompanyRecord
  ) -> Int? {
    let node = tree[index]
    guard node.kind == .mapping else {
      record.report(.notAMapping(Message("a holder", "持有人"), shown(node, tree)), node)
      return nil
    }
    let holder = holder(named: index, in: owned, tree, schema, &record)
    let position = holdings.count
    holdings.append(Holding(holder: holder, node: node))
    if holder == 0 { hasTiers = true }
    var list: Int?
    var key = index + 1
    for _ in 0..<node.childCount / 2 {
      let keyNode = tree[key]
      let value = Int(keyNode.next)
      let valueNode = tree[value]
      if valueNode.isNull(in: tree) {
        key = Int(valueNode.next)
        continue
      }
      switch schema.holderKeys.value(of: keyNode, in: tree) {
      case .some(let fact) where fact >= HolderKey.facts:
        readFact(FactID(Int(fact - HolderKey.facts)), value, of: holder, tree, schema, &record)
      case .some(let code):
        switch HolderKey(rawValue: code) {
        case .some(let key) where valueNode.isEmptyText && key.needsValue:
          record.report(.emptyValue(tree.string(of: keyNode)), valueNode)
        case .share: readShare(valueNode, of: position, tree, &record)
        case .origin: readOrigin(valueNode, of: holder, tree, schema, &record)
        case .affiliates: holders[holder].affiliates = value
        case .control: readControl(valueNode, of: position, tree, &record)
        case .ownership: list = value
        case .options, .convertibleNote: holdings[position].isNotYet = true
        case .votes, .generalPartner, .nominee, .trust:
          if let key = HolderKey(rawValue: code) { record.report(.notRead(key), keyNode) }
        case .holder, .note, .none: break
        }
      case .none:
        let name = tree.string(of: keyNode)
        record.report(
          .unknownKey(name, nearest: nearestName(to: name, among: schema.holderKeys.all)), keyNode)
      }
      key = Int(valueNode.next)
    }
    if holdings[position].isNotYet { record.remark(.notYetShares(name(of: holder, tree))) }
    if let list { readHolders(list, of: holder, tree, schema, &record) }
    return position
  }

  private mutating func readHolders(
    _ list: Int, of holder: Int, _ tree: borrowing YAMLTree, _ schema: PortfolioSchema,
    _ record: inout CompanyRecord
  ) {
    if let first = holders[holder].list {
      record.report(
        .listedTwice(name(of: holder, tree)), tree[list], other: (first, Message("listed here", "此处已列出")))
    } else {
      hasTiers = true
      readList(list, of: holder, tree, schema, &record)
    }
  }

  func name(of holder: Int, _ tree: borrowing YAMLTree) -> String {
    holders[holder].name.map { tree.string(of: $0) } ?? (holder == 0 ? "the company" : "a holder")
  }

  // MARK: - Who

  /// The holder that an entry speaks of: the one of that name, or a new one.
  private mutating func holder(
    named index: Int, in owned: Int, _ tree: borrowing YAMLTree, _ schema: PortfolioSchema,
    _ record: inout CompanyRecord
  ) -> Int {
    var name: YAMLNode?
    var key = index + 1
    for _ in 0..<tree[index].childCount / 2 {
      let value = Int(tree[key].next)
      if schema.holderKeys.value(of: tree[key], in: tree) == HolderKey.holder.rawValue {
        let node = tree[value]
        if node.kind == .scalar, node.textCount > 0 {
          if !node.isNull(in: tree) { name = node }
        } else {
          record.report(
            node.isEmptyText ? .emptyValue("holder") : .notText(Message("the name of a holder", "持有人的名称"), node.kind), node)
        }
      }
      key = Int(tree[value].next)
    }
    if let name, let found = holders.firstIndex(where: { isNamed($0, name, tree) }) {
      if holders[owned].holdings?.contains(where: { holdings[$0].holder == found }) ?? false {
        record.report(.holderTwice(tree.string(of: name)), name)
        // What else is said is said of another.
        holders.append(Holder(group: holders.count))
        return holders.count - 1
      }
      return found
    }
    holders.append(Holder(name: name, group: holders.count))
    return holders.count - 1
  }

  private func isNamed(_ holder: Holder, _ node: YAMLNode, _ tree: borrowing YAMLTree) -> Bool {
    guard let name = holder.name, name.hash == node.hash else { return false }
    return tree.bytes(of: name).elementsEqual(tree.bytes(of: node))
  }

  private mutating func readOrigin(
    _ node: YAMLNode, of holder: Int, _ tree: borrowing YAMLTree, _ schema: PortfolioSchema,
    _ record: inout CompanyRecord
  ) {
    guard let id = schema.origin(node, tree) else {
      let name = shown(node, tree)
      record.report(
        .unknownOrigin(name, nearest: nearestName(to: name, among: schema.originNames)), node)
      return
    }
    // The company is not a holder beside itself, whatever it is called.
    if holder == 0 { return }
    if let first = holders[holder].originNode, holders[holder].origin != id {
      record.report(
        .contradiction(Message("one holder has two origins", "同一持有人有两个来源地")), node,
        other: (first, Message("stated here", "此处已写明")))
    }
    let origin = schema.law[id]
    holders[holder].origin = id
    holders[holder].originNode = node
    holders[holder].counts = origin.countsAs
    holders[holder].isState = origin.countsAs == .foreign ? false : origin.isState
    holders[holder].isPerson = origin.isPerson
    if origin.isOwnedFromMainland {
      holders[holder].isOwnedFromMainland = true
      hasTiers = true
    }
  }

  private mutating func readShare(
    _ node: YAMLNode, of holding: Int, _ tree: borrowing YAMLTree, _ record: inout CompanyRecord
  ) {
    holdings[holding].shareNode = node
    if node.kind != .scalar {
      record.report(.notText("`share`", node.kind), node)
    } else if !tree.text(of: node, is: "unknown") {
      do throws(StatedShare.Fault) {
        let plain = PlainText.of(tree.bytes(of: node))
        holdings[holding].stated =
          if let plain { try StatedShare(plain) } else { try StatedShare(parsing: tree.bytes(of: node)) }
      } catch {
        let text = tree.string(of: node)
        switch error {
        case .notAShare: record.report(.notAShare(text), node)
        case .endsBelow: record.report(.bandUpsideDown(text), node)
        case .percentage(let error): record.report(PortfolioProblem(error, text), node)
        }
      }
    }
    checkContract(holding, node, &record)
  }

  private mutating func readControl(
    _ node: YAMLNode, of holding: Int, _ tree: borrowing YAMLTree, _ record: inout CompanyRecord
  ) {
    switch node.kind {
    case .scalar where tree.text(of: node, is: "contract"):
      holdings[holding].isContract = true
      checkContract(holding, node, &record)
    case .scalar where tree.text(of: node, is: "shares"): break
    case .scalar, .sequence, .mapping:
      let word = shown(node, tree)
      let key = HolderKey.allCases.first { $0.isNotRead && $0.names.contains(word) }
      record.report(key.map { .notRead($0) } ?? .noSuchControl, node)
    }
  }

  /// What is controlled by contract alone is not held.
  private func checkContract(
    _ holding: Int, _ node: YAMLNode, _ record: inout CompanyRecord
  ) {
    if holdings[holding].isContract, holdings[holding].stated.mayBeSome {
      record.report(.shareOfContract, node)
    }
  }

  private mutating func readFact(
    _ fact: FactID, _ index: Int, of holder: Int, _ tree: borrowing YAMLTree,
    _ schema: PortfolioSchema, _ record: inout CompanyRecord
  ) {
    if let elements = elements(of: fact, index, tree, schema, &record) {
      statements.append((holder, fact, elements))
    }
  }

  /// Gives affiliates of one another the same group.
  private mutating func joinAffiliates(
    _ tree: borrowing YAMLTree, _ record: inout CompanyRecord
  ) {
    for position in holders.indices {
      guard let list = holders[position].affiliates else { continue }
      let node = tree[list]
      var item = node.kind == .sequence ? list + 1 : list
      for _ in 0..<(node.kind == .sequence ? Int(node.childCount) : 1) {
        let name = tree[item]
        if let other = holders.firstIndex(where: { isNamed($0, name, tree) }) {
          join(other, position)
        } else {
          let names = holders.compactMap { $0.name.map { tree.string(of: $0) } }
          let text = tree.string(of: name)
          record.report(.unknownHolder(text, nearest: nearestName(to: text, among: names)), name)
        }
        item = Int(tree[item].next)
      }
    }
  }

  private mutating func join(_ first: Int, _ second: Int) {
    let (from, to) = (holders[first].group, holders[second].group)
    for index in holders.indices where holders[index].group == from { holders[index].group = to }
  }
}
