package import Law
import YAML

/// One thing chosen while holders are entered.
package enum ChainStep: Hashable {
  case add
  /// Someone who controls by contract, without a share.
  case addByContract
  /// The holders of a holder, by its place at every level.
  case into([Int])
  /// Where a holder is from, and whether it is a company of the mainland, which has holders of its own.
  case origin(OriginID, isMainlandCompany: Bool)
  /// That a mainland company is held, at the end of all chains, by nobody from elsewhere.
  case onlyMainland
  /// That nobody knows who holds a mainland company.
  case holdersUnknown
  /// All holders of this level are entered.
  case done
}

/// The holders of a company as they are entered, level by level.
package struct ChainDraft: Hashable {
  struct Holder: Hashable {
    var name: String
    /// As files write it; `nil` before it is asked, and for control by contract.
    var share: YAMLContent?
    var isByContract = false
    /// Whether it stands for whoever it is that nobody knows.
    var isUnknown = false
    var origin: OriginID?
    var holders: [Holder] = []
  }

  /// What is asked of the holder at hand.
  enum Step: Hashable {
    case name(isByContract: Bool)
    case share(Holder)
    case origin(Holder)
    /// Who holds a mainland company, by its place at every level.
    case behind([Int])
    /// What comes next.
    case menu
  }

  private(set) var holders: [Holder] = []
  /// The holder whose holders are entered, by its place at every level; empty for the company.
  private(set) var level: [Int] = []
  private(set) var step = Step.name(isByContract: false)
  /// Whether everybody is entered.
  private(set) var isComplete = false
  /// What was typed or chosen at this step, where the entry came back to it.
  var given: Given?

  /// What was typed or chosen.
  enum Given: Hashable {
    case text(String)
    case step(ChainStep)
  }

  /// The holder at a place; `nil` for the company.
  func holder(at place: [Int]) -> Holder? {
    guard let first = place.first else { return nil }
    return place.dropFirst().reduce(holders[first]) { $0.holders[$1] }
  }

  /// The holders entered of the company or the holder at hand.
  var atHand: [Holder] { holder(at: level)?.holders ?? holders }

  /// The holders whose own holders can still be entered, by their places.
  var expandable: [[Int]] {
    func places(_ holders: [Holder], _ before: [Int]) -> [[Int]] {
      holders.enumerated().flatMap { index, holder in
        let place = before + [index]
        let own = holder.holders.isEmpty && !holder.isUnknown ? [place] : []
        return own + places(holder.holders, place)
      }
    }
    return places(holders, [])
  }

  /// Shares of the level at hand that are known, in millionths.
  var total: Int64 {
    atHand.reduce(0) { sum, holder in
      guard case .word(let text) = holder.share,
        let share = try? Percentage(parsing: Array(text.utf8))
      else { return sum }
      return sum + Int64(share.millionths)
    }
  }

  mutating func enter(name: String) {
    guard case .name(let isByContract) = step else { return }
    let holder = Holder(name: name, isByContract: isByContract)
    step = isByContract ? .origin(holder) : .share(holder)
  }

  mutating func enter(share: YAMLContent) {
    guard case .share(var holder) = step else { return }
    holder.share = share
    step = .origin(holder)
  }

  mutating func take(_ chosen: ChainStep) {
    switch (step, chosen) {
    case (.origin(var holder), .origin(let origin, let isMainlandCompany)):
      holder.origin = origin
      append(holder)
      step = isMainlandCompany ? .behind(level + [atHand.count - 1]) : .menu
    case (.behind, .onlyMainland): step = .menu
    case (.behind(let place), .into):
      level = place
      step = .name(isByContract: false)
    case (.behind(let place), .holdersUnknown):
      leaveOpen(place)
      step = .menu
    case (.menu, .add): step = .name(isByContract: false)
    case (.menu, .addByContract): step = .name(isByContract: true)
    case (.menu, .into(let place)):
      level = place
      step = .name(isByContract: false)
    case (.menu, .done):
      if level.isEmpty {
        isComplete = true
      } else {
        level.removeLast()
      }
    case (_, _): break
    }
  }

  /// Lets nobody known hold a holder, which leaves open whose it is.
  private mutating func leaveOpen(_ place: [Int]) {
    let outer = level
    level = place
    append(Holder(name: "?", share: .word("100 %"), isUnknown: true))
    level = outer
  }

  private mutating func append(_ holder: Holder) {
    func appended(_ holders: [Holder], _ place: ArraySlice<Int>) -> [Holder] {
      var holders = holders
      if let first = place.first {
        holders[first].holders = appended(holders[first].holders, place.dropFirst())
      } else {
        holders.append(holder)
      }
      return holders
    }
    holders = appended(holders, level[...])
  }

  /// The list as company files write it under `ownership:`.
  func content(_ law: Law) -> YAMLContent {
    func list(_ holders: [Holder]) -> YAMLContent { .list(holders.map(entry)) }
    func entry(_ holder: Holder) -> YAMLContent {
      var entries = [YAMLContent.Entry("holder", .text(holder.name))]
      if holder.isUnknown, let unknown = law.origins.first(where: { $0.countsAs == .unknown }) {
        entries.append(.init("origin", .word(unknown.name)))
      }
      if let origin = holder.origin { entries.append(.init("origin", .word(law[origin].name))) }
      if let share = holder.share { entries.append(.init("share", share)) }
      if holder.isByContract { entries.append(.init("control", .word("contract"))) }
      if holder.holders.isEmpty { return .inlineMapping(entries) }
      entries.append(.init("ownership", list(holder.holders)))
      return .mapping(entries)
    }
    return list(holders)
  }
}

extension ChainDraft {
  /// Goes on with a list that was written by ``content(_:)``; `nil` where it is none.
  init?(_ content: YAMLContent, _ law: Law) {
    func read(_ content: YAMLContent) -> [Holder]? {
      let items: [YAMLContent]
      switch content {
      case .list(let list), .inlineList(let list): items = list
      case .word, .text, .mapping, .inlineMapping: return nil
      }
      var holders: [Holder] = []
      for item in items {
        guard let holder = holder(item) else { return nil }
        holders.append(holder)
      }
      return holders
    }
    func holder(_ content: YAMLContent) -> Holder? {
      let entries: [YAMLContent.Entry]
      switch content {
      case .mapping(let list), .inlineMapping(let list): entries = list
      case .word, .text, .list, .inlineList: return nil
      }
      var holder = Holder(name: "")
      for entry in entries {
        switch (entry.key, entry.value) {
        case ("holder", .text(let name)), ("holder", .word(let name)): holder.name = name
        case ("origin", .word(let name)), ("origin", .text(let name)):
          holder.origin = law.origins.first { $0.isCalled(name) }?.id
        case ("share", let share): holder.share = share
        case ("control", _): holder.isByContract = true
        case ("ownership", let list): holder.holders = read(list) ?? []
        case (_, _): break
        }
      }
      if holder.name == "?", let origin = holder.origin, law[origin].countsAs == .unknown {
        holder.isUnknown = true
        holder.origin = nil
      }
      return holder.name.isEmpty ? nil : holder
    }
    guard let holders = read(content), !holders.isEmpty else { return nil }
    self.holders = holders
    step = .menu
  }
}
