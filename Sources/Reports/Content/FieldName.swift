/// What documents name their values, in templates and in their JSON form alike.
package enum FieldName: String, CaseIterable, Sendable {
  case action
  case analysis
  case anchor
  case answer
  case asOf = "as-of"
  case authorities
  case authority
  case bans
  case because
  case bottomLine = "bottom-line"
  case brief
  case broken
  case byActivity = "by-activity"
  case caption
  case cause
  case causes
  case cells
  case changingProduct = "changing-product"
  case chart
  case checked
  case citation
  case classes
  case columns
  case companies
  case company
  case costs
  case count
  case counts
  case date
  case decides
  case demand
  case demands
  case depth
  case detail
  case distribution
  case duties
  case effects
  case exemption
  case exposure
  case exposures
  case facts
  case factsDigest = "facts-digest"
  case firstSteps = "first-steps"
  case foreignShare = "foreign-share"
  case from
  case further
  case givingUp = "giving-up"
  case hasAnalysis = "has-analysis"
  case hasWays = "has-ways"
  case headline
  case indent
  case isBroken = "is-broken"
  case items
  case jointWays = "joint-ways"
  case kind
  case labels
  case language
  case lawDigest = "law-digest"
  case lawReview = "law-review"
  case leavesOpen = "leaves-open"
  case legend
  case mark
  case name
  case nextChange = "next-change"
  case noWays = "no-ways"
  case number
  case openDuties = "open-duties"
  case opening
  case otherwise
  case ownership
  case picture
  case place
  case point
  case points
  case possible
  case problem
  case productChanges = "product-changes"
  case program
  case provisions
  case question
  case quotes
  case rank
  case re
  case refused
  case registeredIn = "registered-in"
  case reproduction
  case rest
  case result
  case review
  case rows
  case rule
  case rules
  case sections
  case seeAlso = "see-also"
  case service
  case services
  case shortAnswers = "short-answers"
  case sign
  case state
  case taken
  case takes
  case text
  case texts
  case title
  case to
  case toDo = "to-do"
  case tone
  case unsettled
  case verdict
  case views
  case warnings
  case way
  case ways
  case what
  case when
  case why
  case word
  case wording

  /// Every name, for whoever misspells one.
  static let all = allCases.map(\.rawValue)
}
