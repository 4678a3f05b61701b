package import Assessment
package import Law
import Wording

/// The advisory on one company, as it is read: a short answer, the facts, the analysis, the ways forward, what to do, and
/// four annexes. Texts are in one language, and hold no names of files or of the law's data.
package struct Memo: Sendable {
  /// Who it is for and of which day.
  package struct Caption: Sendable {
    package var to = ""
    package var from = ""
    package var re = ""
    package var date = ""
    /// The day that it bears where neither the command nor the file says one.
    package var today = ""
    /// The day of the law.
    package var asOf = ""
    /// How far the deciding texts were checked; empty where all are confirmed.
    package var texts = ""

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
    package let line: Int
    /// The name of the line; empty where there is only one.
    package let name: String
    package let answer: Answer
    /// The answer in words: `Probably not as structured.`
    package let lead: String
    /// The rules on the product that it breaks or may break; empty where there are none.
    package let bans: String
    /// What it is, and the rule that decides: the beginning of the text.
    package let reason: String
    /// What it depends on, what is contested, and what it would be if an authority took it for something worse: to stand
    /// beside the reason where nothing else of the memo is shown.
    package let doubt: [String]
    package let text: String
    /// The text without the ways to a better answer, and without references to other parts.
    package let core: String
    /// The text without references to other parts.
    package let textApart: String
    /// What decides it, to tell companies together that share it: `Internet news: republication, Negative List 2024, item 13`.
    package let cause: String
    /// What it would be otherwise, and what to keep out of it.
    package let further: [String]
    /// The same without references to other parts.
    package let furtherApart: [String]
  }

  /// The memo on one page: of a company with several lines the worst, and where the rest stands.
  package struct Brief: Sendable {
    package struct Paragraph: Sendable {
      package let answer: ShortAnswer
      package let text: String
      package let further: [String]
    }

    package var paragraphs: [Paragraph] = []
    /// What is left to the memo; empty where nothing is.
    package var rest = ""
    package var ways: [Way] = []
    package var steps: [Step] = []
  }

  /// A run of facts under a heading.
  package struct FactParagraph: Sendable {
    package let title: String
    package let text: String
  }

  /// A company, and who holds it.
  package struct Holder: Sendable {
    package let name: String
    /// Where it comes from, or what it comes to.
    package let note: String
    package let isForeign: Bool
    /// What it holds of the one below.
    package let share: String
    /// Whether it holds nothing and controls by contract.
    package let isContract: Bool
    package let holders: [Holder]
  }

  /// Who holds the company.
  package struct Ownership: Sendable {
    package let total: String
    package let title: String
    /// The company with its holders.
    package let company: Holder
    /// The holders from top to bottom of a list.
    package let rows: [(depth: Int, text: String)]
  }

  /// What one line of business is, what decides it, and what is unsettled.
  package struct Analysis: Sendable {
    /// A text with its wording, restated.
    package struct Quote: Sendable {
      package let citation: String
      package let wording: String
    }

    /// A demand, and how it stands.
    package struct DemandRow: Sendable {
      package let demand: String
      package let state: DemandState
      package let result: String
      package let why: String
    }

    /// A contested point: its views, who holds them, and what follows.
    package struct Unsettled: Sendable {
      /// From 1; 0 where it is the only one.
      package let number: Int
      let reading: ReadingID
      package let question: String
      /// Who settles it; empty where nobody is known to.
      package let settledBy: String
      let views: [View]
      /// The views in words; what all lead to is said once.
      package let told: [String]
      /// Whether no view is taken.
      package let isOpen: Bool
      /// Whether the answer of the line hangs on it.
      package let changesAnswer: Bool

      /// What somebody holds, and what follows.
      struct View: Sendable {
        /// With whether it is taken here.
        let inShort: String
        /// With who holds it, too.
        let inFull: String
        let outcome: String
      }
    }

    package let line: Int
    package let name: String
    package let answer: Answer
    /// Why it is what it is, an entry an activity.
    package var classes: [String] = []
    package var quotes: [Quote] = []
    package var demands: [DemandRow] = []
    /// What no demand says: openings, exceptions, licences.
    package var rules: [String] = []
    /// What would apply otherwise.
    package var otherwise: [String] = []
    /// Texts that open more, and why they do not apply.
    package var others: [String] = []
    package var bans: [String] = []
    package var unsettled: [Unsettled] = []
    /// What an authority could take it for that is worse.
    package var exposures: [String] = []

    /// Whether there is nothing to say of the line.
    package var isEmpty: Bool {
      [classes, rules, otherwise, others, bans, exposures].allSatisfy(\.isEmpty) && quotes.isEmpty && demands.isEmpty
        && unsettled.isEmpty
    }
  }

  /// A way to a better answer.
  package struct Way: Sendable {
    /// The lines whose way it is; empty of a way for all lines together.
    package var lines: [Int]
    /// Their names; empty where there is one line.
    package var names: [String]
    package let standing: Route.Standing
    package var what: String
    /// The same with all its conditions, for where what it takes is not told.
    package let whatApart: String
    package let answer: Answer
    package let outcome: String
    /// The provisions that the outcome rests on.
    package var citations: [String]
    package var takes: String
    /// What becomes of the product; empty where it stays what it is.
    package let productChanges: String
    package var leavesOpen: String
    /// The same without references to other parts.
    package let leavesOpenApart: String
    package let costs: String
    /// What becomes of other lines.
    package var effects: [String]
  }

  /// An act to be done, with every text that asks for it.
  package struct Step: Sendable {
    package let what: String
    package let when: String
    package let authority: String
    package let provisions: String
    package let lines: String
    /// Whether it is an act with a name of its own: a licence, a filing, an assessment.
    package let isNamedAct: Bool
  }

  /// Rows of an annex under one heading.
  package struct Group: Sendable {
    package struct Row: Sendable {
      package let what: String
      /// When, for whom, or what follows.
      package let detail: String
      package let provision: String
      package var isBroken = false
    }

    package let title: String
    package var rows: [Row]
  }

  /// A fact that was taken or is open.
  package struct Point: Hashable, Sendable {
    package let point: String
    package let taken: String
    package let because: String
    package let decides: String
  }

  /// An instrument that is cited.
  package struct Authority: Sendable {
    package struct Part: Sendable {
      package let provisions: String
      package let checked: String
    }

    package let title: String
    package let details: String
    package let parts: [Part]
    package let review: String
  }

  /// What a company comes to as one activity of one line.
  package struct Concern: Sendable {
    package let title: String
    package let verdicts: VerdictSet
    /// Whether filings alone are needed, where anything is.
    package let byFiling: Bool
    /// Whether the line is that only if open facts or contested points make it so.
    package let isPossible: Bool
    /// Whether it comes to that on the view that is taken of a contested point.
    package let isOfOneView: Bool
  }

  /// What it takes to make it again.
  package struct Reproduction: Sendable {
    package let asOf: String
    package let factsDigest: String
    package let lawDigest: String
    package let review: String
    package let program: String
  }

  package let language: Language
  package let company: String
  /// What the company comes to.
  package let conclusion: Conclusion
  package var answer: Answer { conclusion.answer }
  /// The same in words.
  package let headline: String
  package let verdicts: VerdictSet
  package var caption = Caption()
  /// What a reader must know first.
  package var warnings: [String] = []
  /// What several lines come to together, as a sentence; empty where there is one.
  package var opening = ""
  package var answers: [ShortAnswer] = []
  package var brief = Brief()
  /// What is broken already, whatever the answer.
  package var broken: [String] = []
  package var facts: [FactParagraph] = []
  package var ownership: Ownership?
  package var analyses: [Analysis] = []
  package var ways: [Way] = []
  package var jointWays: [Way] = []
  /// What is said where no way was found.
  package var noWays: [String] = []
  package var steps: [Step] = []
  package var duties: [Group] = []
  /// Duties that hang on what is not known, by what they hang on.
  package var openDuties: [Group] = []
  package var exposure: [Group] = []
  package var pointers: [Group] = []
  package var points: [Point] = []
  /// The next known day on which the law of a line changes.
  package var nextChange = ""
  package var authorities: [Authority] = []
  package let reproduction: Reproduction
  /// By activity, what the company comes to, for tables of many companies; what it surely is comes first.
  package var activities: [Concern] = []
  package let foreignShare: String
  package let place: String

  /// The ways that keep the business or change the product, of each line the best first: one that leaves the line open is
  /// told after those by which it may be run.
  package var waysForward: [Way] {
    let ways = ways.filter { $0.standing <= .changesProduct }
    return ways.filter { !$0.answer.isObstacle } + ways.filter(\.answer.isObstacle)
  }
}
