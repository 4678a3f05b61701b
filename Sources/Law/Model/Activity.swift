/// A regulated line of business with an official name.
public struct Activity: Sendable {
  public let id: ActivityID
  /// The name in files: `call-centre`.
  public let name: String
  /// The official code, such as `B24`; several activities may share one.
  public let code: String?
  public let title: Wording
  /// The activity as a noun phrase that completes “the service is …”, with its article: `a call centre (B24)`; the title
  /// where the files give none.
  public let noun: Wording
  /// What it covers, in our own words.
  public let covers: Wording?
  /// Whether no entry of the national list reaches it, so that its silence is meant.
  public let isOffTheList: Bool
  /// Whether the licences of its field are not encoded, where no rule asks for one and none says that none is needed.
  public let isWithoutLicences: Bool
  /// The groups it belongs to, inner and outer, by position in the law's table of groups.
  public let groups: [Int]
  public let source: SourceReference
}

/// A named set of activities that provisions speak of together.
public struct ActivityGroup: Sendable {
  public let name: String
  public let title: Wording
  /// What a member is in general, as a noun phrase that completes “the service is …”; `nil` where the files give none.
  public let noun: Wording?
  public let members: ActivitySet
}

/// A set of activities.
public struct ActivitySet: Hashable, Sendable {
  private(set) var words: [UInt64]

  init(words: [UInt64]) { self.words = words }

  public init(_ members: some Sequence<ActivityID> = []) {
    words = []
    for member in members { insert(member) }
  }

  public func contains(_ activity: ActivityID) -> Bool {
    let word = activity.index / 64
    return word < words.count && words[word] & (1 << UInt64(activity.index % 64)) != 0
  }

  public mutating func insert(_ activity: ActivityID) {
    let word = activity.index / 64
    while words.count <= word { words.append(0) }
    words[word] |= 1 << UInt64(activity.index % 64)
  }

  public mutating func formUnion(_ other: ActivitySet) {
    for (word, bits) in other.words.enumerated() where bits != 0 {
      while words.count <= word { words.append(0) }
      words[word] |= bits
    }
  }

  public mutating func subtract(_ other: ActivitySet) {
    for (word, bits) in other.words.enumerated() where word < words.count { words[word] &= ~bits }
  }

  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// The members, in the order of the law's table.
  public var members: [ActivityID] {
    var members: [ActivityID] = []
    for (word, bits) in words.enumerated() {
      var rest = bits
      while rest != 0 {
        members.append(ActivityID(word * 64 + rest.trailingZeroBitCount))
        rest &= rest &- 1
      }
    }
    return members
  }
}
