/// A kind of demand that a provision can make of foreign capital, and what follows when it is not met.
public struct Measure: Sendable {
  public let id: MeasureID
  public let name: String
  public let title: Wording
  /// What it asks, as a sentence: `{limit}` stands for the foreign share it allows, `{says}` for what the rule says;
  /// `nil` where what the rule says is a clause already.
  public let sentence: Wording?
  /// What every rule of this kind demands, where it is the same for all.
  public let demands: Condition?
  /// The outcome when the demand is not met; `nil` for one that cannot fail.
  public let otherwise: Verdict?
  /// The outcome when it is met; `nil` where a met demand leaves no trace.
  public let met: Verdict?
  /// Whether it sets who must hold a share.
  public let limitsShare: Bool
  public let source: SourceReference
}

/// A clause of a provision: where it applies, what it demands, and what follows.
public struct Rule: Sendable {
  public let id: RuleID
  /// Named for what it does, the same in every edition.
  public let name: String
  /// The same name, as other clauses refer to it.
  public let named: RuleName
  public let provision: ProvisionID
  /// The regime whose answer it is part of; `nil` for a standing rule.
  public let regime: RegimeName?
  /// The activities it is made for; empty where it attaches to requirements.
  public package(set) var activities: ActivitySet
  /// The kinds of demand it attaches to, where it is not made for named activities.
  public let toRequirements: [MeasureID]
  public package(set) var when: Condition
  public let measure: MeasureID
  /// What must hold; `nil` where nothing can be tested.
  public package(set) var demands: Condition?
  /// The outcome if the demand fails; `nil` for one that cannot fail.
  public package(set) var otherwise: Verdict?
  public package(set) var met: Verdict?
  public let licence: LicenceID?
  /// Who grants the licence in the cases of this rule, where it is not the licence's usual authority.
  public let authority: Wording?
  public package(set) var period: Period
  public let confidence: Confidence
  public let says: Wording
  public let remark: Wording?
  public let source: SourceReference

  /// Whether it says that no licence is needed, which changes no outcome.
  public var saysNoLicence: Bool { otherwise == nil && met == nil }

  /// Whether it closes the activity wherever it applies.
  public var closes: Bool { demands == nil && met == nil && otherwise != nil }
}

/// A provision that lifts named rules while its condition holds.
public struct RuleException: Sendable {
  public let id: ExceptionID
  /// The same in every edition.
  public let name: String
  /// The same name, as other clauses refer to it.
  public let named: ExceptionName
  public let provision: ProvisionID
  /// The rules it lifts.
  public package(set) var lifts: [RuleName]
  /// Only for these of the rules' activities; `nil` for all.
  public package(set) var activities: ActivitySet?
  public package(set) var when: Condition
  public package(set) var period: Period
  public let confidence: Confidence
  public let says: Wording
  public let source: SourceReference
}

/// A provision that takes back an exception.
public struct ExceptionBlock: Sendable {
  public let id: BlockID
  public let name: String
  public let provision: ProvisionID
  /// The exception it takes back.
  public let exception: ExceptionName
  public package(set) var when: Condition
  public package(set) var period: Period
  public let confidence: Confidence
  public let says: Wording
  public let source: SourceReference
}

/// One text's whole answer for an activity: its gates, and the rules it displaces.
public struct Regime: Sendable {
  public let id: RegimeID
  /// The same in every edition.
  public let name: String
  /// The same name, as other clauses refer to it.
  public let named: RegimeName
  public let title: Wording
  public let provision: ProvisionID
  public package(set) var activities: ActivitySet
  /// Its gates.
  public package(set) var when: Condition
  /// The outcome when nothing is demanded: `permitted` or `out-of-scope`.
  public package(set) var otherwise: Verdict
  public package(set) var displaces: Displacement
  public package(set) var period: Period
  public let confidence: Confidence
  public let source: SourceReference
}

/// Which standing rules a regime sets aside.
public enum Displacement: Hashable, Sendable {
  case rules([RuleName])
  case everything

  package func covers(_ rule: RuleName) -> Bool {
    switch self {
    case .rules(let names): names.contains(rule)
    case .everything: true
    }
  }
}

/// A licence or a filing.
public struct Licence: Sendable {
  public let id: LicenceID
  public let name: String
  public let title: Wording
  /// The title as a sentence takes it, with its article: `a value-added telecom licence`.
  public let noun: Wording
  public let authority: Wording
  /// How long it is valid; `nil` where no period is set or known.
  public let validFor: Wording?
  /// The act by which it is obtained, where duties or other licences ask for the same.
  public let act: ActID?
  /// Whether it is a filing and nothing else, which no authority grants.
  public let isFiling: Bool
  public let source: SourceReference
}

/// A ban, duty, procedure, penalty or pointer that attaches to a service line.
public struct Duty: Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// A rule on the product itself: while facts break it, the product may not be offered as it is.
    case ban
    case obligation, procedure, penalty, pointer
  }

  /// Which breach a penalty answers.
  public enum Breach: String, CaseIterable, Sendable {
    /// Foreign capital where the field is closed, above its limit, or not admitted by review.
    case access
    /// Business without its licence, filing or approval, or beyond it.
    case licence
    /// Breach of the duties of the field.
    case duties
    /// Breach of the rules on personal information, network security or data security.
    case data
    /// Breach of reporting or registration.
    case reports
  }

  public let id: DutyID
  public let name: String
  public let provision: ProvisionID
  public let kind: Kind
  /// What it is about: its own subject, else that of its instrument; `nil` where neither names one.
  public let subject: SubjectID?
  /// The act it asks for, where other duties or a licence ask for the same.
  public let act: ActID?
  /// Which breach it answers; of a penalty always, of others never.
  public let breach: Breach?
  /// The activities that carry it, at least at the grade `likely`.
  public let activities: ActivitySet
  public let when: Condition
  /// What breaks it, where facts can tell; a ban always says so.
  public let brokenWhen: Condition?
  /// The event that calls for it, as a phrase that begins it: `on finding illegal content`; `nil` for one that no event
  /// calls for.
  public let event: Wording?
  /// What it asks, without the event.
  public let asks: Wording
  /// What mends it, of one that facts can break.
  public let mend: Wording?
  public let authority: Wording?
  public let deadline: Wording?
  public let evidence: Wording?
  public let period: Period
  public let confidence: Confidence
  public let source: SourceReference

  /// What it asks in one line, its event first.
  public var says: Wording {
    guard let event else { return asks }
    return Wording(
      english: "\(event.english): \(asks.english)", chinese: event.chinese + "，" + asks.chinese)
  }
}
