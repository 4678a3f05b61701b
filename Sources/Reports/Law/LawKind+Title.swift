package import Law

extension LawKind {
  /// What one subject of the kind is called.
  package var title: Wording {
    switch self {
    case .activities: Wording(english: "activity", chinese: "业务")
    case .groups: Wording(english: "group", chinese: "业务类别")
    case .instruments: Wording(english: "instrument", chinese: "规范性文件")
    case .provisions: Wording(english: "provision", chinese: "条款")
    case .regimes: Wording(english: "regime", chinese: "适用文本")
    case .rules: Wording(english: "rule", chinese: "规则")
    case .exceptions: Wording(english: "exception", chinese: "例外")
    case .blocks: Wording(english: "block", chinese: "例外的限制")
    case .duties: Wording(english: "duty", chinese: "义务")
    case .rows: Wording(english: "grade row", chinese: "认定标准")
    case .facts: Wording(english: "fact", chinese: "事实")
    case .topics: Wording(english: "topic", chinese: "业务主题")
    case .terms: Wording(english: "term", chinese: "术语")
    case .readings: Wording(english: "reading", chinese: "争议问题")
    case .measures: Wording(english: "measure", chinese: "措施")
    case .licences: Wording(english: "licence", chinese: "许可")
    case .places: Wording(english: "place", chinese: "地点")
    case .origins: Wording(english: "origin", chinese: "来源地")
    case .impossible: Wording(english: "impossible case", chinese: "不可能情形")
    }
  }
}

extension LawTimeline.ClauseName.Kind {
  /// The kind of subject that a clause of the timeline is.
  package var law: LawKind {
    switch self {
    case .regime: .regimes
    case .rule: .rules
    case .exception: .exceptions
    case .block: .blocks
    case .duty: .duties
    }
  }
}
