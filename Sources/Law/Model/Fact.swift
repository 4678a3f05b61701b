/// A typed attribute of a company or a service line.
public struct Fact: Sendable {
  /// Whom it describes.
  public enum Subject: String, CaseIterable, Sendable {
    case company, service
  }

  public enum Kind: String, CaseIterable, Sendable {
    case yesNo = "yes-no"
    case choice, set, percentage, count, date, place

    /// Whether rules compare it with a limit.
    public var isFigure: Bool {
      switch self {
      case .percentage, .count, .date: true
      case .yesNo, .choice, .set, .place: false
      }
    }
  }

  /// A value of a choice, or an element of a set.
  public struct Value: Sendable {
    public let name: String
    public let says: Wording
    /// That it is so, as a clause: “users do not pay”. A yes-no has one; of other kinds, what its fact does not word.
    public let states: Wording?
    /// That a set does not hold it, as a clause: “it does not host what users upload”; `nil` where that of its fact fits.
    public let lacks: Wording?
    /// Why it may be chosen though nothing in the law tells it from the others; `nil` where something does.
    public let untested: String?
  }

  public let id: FactID
  public let name: String
  public let subject: Subject
  public let kind: Kind
  /// What it is called where people read: “who can use it”.
  public let short: Wording
  /// That it has a value, as a clause with `{}` in the place of the value: “it is open to {}”; `nil` of a yes-no, and where
  /// every value has a clause of its own.
  public let states: Wording?
  /// That a set does not hold an element, as a clause with `{}` in the place of the element; a set with ``states`` has one,
  /// nothing else has.
  public let lacks: Wording?
  public let question: Wording
  public let help: Wording?
  /// The values of a choice, the elements of a set; `no` and `yes` of a yes-no.
  public let values: [Value]
  /// Whether its values are activities of the same names, so that a line which declares one is said to have that value.
  public let namesActivities: Bool
  public let leftOut: LeftOut
  /// Why something is taken where nobody states it; `nil` where nothing is.
  public let takenAs: TakenAs?
  /// Which values are more than others, so that more never makes an answer better; `nil` where that is not declared.
  public let ordered: FactOrder?
  /// Outside this condition the fact is none.
  public let appliesWhen: Condition?
  /// What fills it where nobody stated it: the first whose condition holds.
  public let infers: [Inference]
  /// How it is computed from a list of holders; `nil` for a fact that is only stated.
  public let computed: OwnershipOperation?
  /// Which holders it is also stated of; `nil` for a fact of the company alone.
  public let heldBy: HeldBy?
  public let source: SourceReference

  /// Whether some inference leaves it open between several values, in the place of the one that is usually taken.
  package var canBeLeftOpen: Bool {
    infers.contains { rule in
      if case .values(let values) = rule.content { values.count > 1 && kind != .set } else { false }
    }
  }
}

/// Which holders of a company a fact of it comes of.
public enum HeldBy: String, CaseIterable, Sendable {
  /// What every foreign holder has.
  case everyForeignHolder = "every-foreign-holder"
  /// What some foreign holder has.
  case anyForeignHolder = "any-foreign-holder"
  /// Whether a foreign holder controls by contract, without a share.
  case foreignHolderByContract = "foreign-holder-by-contract"
}

/// What is taken where a file does not state a fact.
public enum LeftOut: Hashable, Sendable {
  /// Not known.
  case notKnown
  /// `no`, or the empty set.
  case none
  /// This value of a choice.
  case value(Int)
}

/// A figure computed from a list of holders.
public enum OwnershipOperation: Hashable, Sendable {
  /// Whose holdings count.
  public enum Holders: String, CaseIterable, Sendable {
    case foreign, state
    /// Natural persons from the mainland, and the Chinese state.
    case personsOrState = "persons-or-state"
  }

  /// The share of all of them together.
  case sum(Holders)
  /// The share of the largest one alone.
  case largest(Holders)
  /// The share of the largest one together with its affiliates.
  case largestWithAffiliates(Holders)
  /// Whether there is one, at any tier and with any share.
  case any(Holders)
  /// Whether all are, at the end of every chain.
  case every(Holders)
  /// Whether the others together hold more than each of these alone.
  case outweighsEach(Holders)
}

/// A named condition, expanded where it is used.
public struct Term: Sendable {
  public let id: TermID
  public let name: String
  public let title: Wording
  public package(set) var means: Condition
  public let source: SourceReference
}

/// A combination of facts that cannot be.
public struct ImpossibleCase: Sendable {
  public let name: String
  public let when: Condition
  public let says: Wording
  public let source: SourceReference
}

/// Where a holder comes from, and how it counts.
public struct Origin: Sendable {
  public enum Counting: String, CaseIterable, Sendable {
    case foreign, chinese, unknown
  }

  public let id: OriginID
  public let name: String
  /// Other spellings that files may use, in any case of letters.
  public let also: [String]
  public let title: Wording
  public let countsAs: Counting
  /// Whether it is the Chinese state; `nil` where that is not known.
  public let isState: Bool?
  /// Whether it is a natural person from the mainland.
  public let isPerson: Bool
  /// Whether it is organised abroad by owners from the mainland.
  public let isOwnedFromMainland: Bool
  /// The facts of holders that such a holder has by its origin.
  public let has: [FactID]
  /// The facts of holders that only such a holder can have, or one of another origin that names them.
  public let mayHave: [FactID]
  public let cites: ProvisionID?
}

extension Origin {
  /// Whether a file can mean it by this name.
  package func isCalled(_ name: String) -> Bool {
    let written = name.lowercased()
    return self.name == written || also.contains { $0.lowercased() == written }
  }
}
