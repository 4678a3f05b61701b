package import Assessment
import Law

/// The advisory on one company, as it is read: a short answer, the facts, the analysis, the ways forward, what to do, and
/// four annexes. Texts are in one language, and hold no names of files or of the law's data.
package struct Memo: Sendable {
  /// Who it is for and of which day.
  package struct Caption: Sendable {
    var to = ""
    var from = ""
    var re = ""
    var date = ""
    /// The day that it bears where neither the command nor the file says one.
    var today = ""
    /// The day of the law.
    var asOf = ""
    /// How far the deciding texts were checked; empty where all are confirmed.
    var texts = ""

    package init(
      to: String = "", from: String = "", re: String = "", date: String = "",
      today: String = ""
    ) {
      self.to = to
      self.from = from
      self.re = re
      self.date = date
      self.today = today
    }
  }

  /// The answer on one line of business.
  package struct ShortAnswer: Sendable {
    let line: Int
    /// The name of the line; empty where there is only one.
    package let name: String
    let answer: Answer
    /// The answer in words: `Probably not as structured.`
    package let lead: String
    /// What it is, and the rule that decides: the beginning of the text.
    package let reason: String
    let text: String
    /// What decides it, to tell companies together that share it: `Internet news: republication, Negative List 2024, item 13`.
    let cause: String
    /// What it would be otherwise, and what to keep out of it.
    let further: [String]
  }

  /// A run of facts under a heading.
  package struct FactParagraph: Sendable {
    let title: String
    let text: String
  }

  /// Who holds the company.
  package struct Ownership: Sendable {
    let total: String
    let title: String
    let rows: [(depth: Int, text: String)]
    let chart: String
  }

  /// What one line of business is, what decides it, and what is unsettled.
  package struct Analysis: Sendable {
    /// A text with its wording, restated.
    struct Quote: Sendable {
      let citation: String
      let wording: String
    }

    /// A demand, and how it stands.
    struct DemandRow: Sendable {
      let demand: String
      let state: DemandState
      let result: String
      let why: String
    }

    /// A contested point: its views, who holds them, and what follows.
    struct Unsettled: Sendable {
      let question: String
      /// Who settles it; empty where nobody is known to.
      let settledBy: String
      let views: [String]
    }

    let line: Int
    let name: String
    let answer: Answer
    /// Why it is what it is, an entry an activity.
    var classes: [String] = []
    var quotes: [Quote] = []
    var demands: [DemandRow] = []
    /// What no demand says: openings, exceptions, licences.
    var rules: [String] = []
    /// What would apply otherwise.
    var otherwise: [String] = []
    /// Texts that open more, and why they do not apply.
    var others: [String] = []
    var bans: [String] = []
    var unsettled: [Unsettled] = []
    /// What an authority could take it for that is worse.
    var exposures: [String] = []
  }

  /// A way to a better answer.
  package struct Way: Sendable {
    /// Whose way; empty where there is one line.
    package let name: String
    package let standing: Route.Standing
    package let what: String
    let answer: Answer
    package let outcome: String
    let takes: String
    let leavesOpen: String
    let costs: String
    let effects: String
  }

  /// An act to be done, with every text that asks for it.
  package struct Step: Sendable {
    var what: String
    var when: String
    var authority: String
    var provisions: [String]
    var lines: String
  }

  /// Rows of an annex under one heading.
  package struct Group: Sendable {
    struct Row: Sendable {
      let what: String
      /// When, for whom, or what follows.
      let detail: String
      let provision: String
      var isBroken = false
    }

    let title: String
    var rows: [Row]
  }

  /// A fact that was taken or is open.
  package struct Point: Sendable {
    let point: String
    let taken: String
    let because: String
    let decides: String
  }

  /// An instrument that is cited.
  package struct Authority: Sendable {
    struct Part: Sendable {
      let provisions: String
      let checked: String
    }

    let title: String
    let details: String
    let parts: [Part]
    let review: String
  }

  /// What it takes to make it again.
  package struct Reproduction: Sendable {
    let asOf: String
    let factsDigest: String
    let lawDigest: String
    let review: String
    let program: String
  }

  let language: Language
  let company: String
  let answer: Answer
  /// What the company comes to, in words.
  let headline: String
  let verdicts: VerdictSet
  var caption = Caption()
  /// What a reader must know first.
  var warnings: [String] = []
  package var answers: [ShortAnswer] = []
  /// What is broken already, whatever the answer.
  var broken: [String] = []
  var facts: [FactParagraph] = []
  var ownership: Ownership?
  var analyses: [Analysis] = []
  package var ways: [Way] = []
  var jointWays: [Way] = []
  /// What is said where no way was found.
  package var noWays: [String] = []
  var steps: [Step] = []
  var duties: [Group] = []
  /// Duties that hang on what is not known, by what they hang on.
  var openDuties: [Group] = []
  var exposure: [Group] = []
  var pointers: [Group] = []
  var points: [Point] = []
  /// The next known day on which the law of a line changes.
  var nextChange = ""
  var authorities: [Authority] = []
  let reproduction: Reproduction
  /// By activity, what the company comes to at worst, for tables of many companies.
  var activities: [(title: String, verdicts: VerdictSet)] = []
  let foreignShare: String
  let place: String
}
