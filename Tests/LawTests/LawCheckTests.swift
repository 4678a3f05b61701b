import Law
import Testing

@Suite("The proofs of the law")
struct LawCheckTests {
  @Test("A whole law has no finding")
  func whole() {
    #expect(SmallLaw.load().problems == [])
    #expect(SmallLaw.findings() == [])
  }

  /// A fault seeded in the small law, and what must be said of it.
  struct Fault: CustomStringConvertible, Sendable {
    let description: String
    let old: String
    let new: String
    /// A second place to change, where one does not make the fault.
    var spoiling: (old: String, new: String) = ("", "")
    let said: [String]
  }

  @Test(
    "What only looks like a fault is none",
    arguments: [
      Fault(
        description: "a limit made for the case in which another is lifted",
        old: "      - rule: fishing-closed",
        new: """
                - rule: small-ships-at-most-two-thirds
                  for: [shipping]
                  when: { all: [{ goes-to-sea: no }, { foreign-equity: below 100 % }] }
                  measure: equity-cap
                  demands: { foreign-equity: at most 66 % }
                  certainty: settled
                  says: { en: two thirds, zh: 三分之二 }
                - rule: fishing-closed
          """, said: []),
      Fault(
        description: "a rule of a list whose outcome a sector law has as well",
        old: "      - rule: permit-needed",
        new: """
                - rule: no-fishing-at-all
                  of: standing
                  for: [fishing]
                  measure: prohibited
                  certainty: settled
                  says: { en: closed, zh: 禁止 }
                - rule: permit-needed
          """, said: []),
      Fault(
        description: "an activity of which a rule says that no licence is needed",
        old: "      - rule: permit-needed",
        new: """
                - rule: no-permit-for-software
                  of: standing
                  for: [software]
                  measure: no-licence
                  certainty: settled
                  says: { en: none needed, zh: 无需 }
                - rule: permit-needed
          """,
        spoiling: (
          "software, licences-not-encoded: true,", "software,"
        ),
        said: []),
    ])
  func noFault(fault: Fault) {
    #expect(
      SmallLaw.load(replacing: fault.old, with: fault.new, spoiling: fault.spoiling).problems == [])
    #expect(
      SmallLaw.findings(replacing: fault.old, with: fault.new, spoiling: fault.spoiling) == [])
  }

  @Test("A step out of order that is listed with its row is excused")
  func listed() throws {
    let findings = try #require(
      SmallLaw.findings(
        replacing: "left-out: no\n", with: "left-out: no\n    ordered: [no, yes]\n",
        spoiling: (
          "    when: at-sea\n    says: { en: it sails, zh: 航行 }\n    certainty: settled",
          """
              when: { not: at-sea }
              says: { en: it sails, zh: 航行 }
              certainty: settled
          out-of-order:
            - fact: goes-to-sea
              from: no
              to: yes
              by: [sails]
              because: { en: ships are free, zh: 船舶自由 }
          """
        )))
    #expect(!findings.contains { $0.contains("more-is-better") || $0.contains("idle-exception") })
  }

  @Test("It counts what it proved")
  func coverage() throws {
    let law = try #require(SmallLaw.load().law)
    var check = LawCheck(law)
    check.run()
    #expect(check.coverage.activities == 4)
    #expect(check.coverage.epochs == 1)
    #expect(check.coverage.positions == 4)
    // Business and software: one case. Fishing: two answers to the reading. Shipping: whether it
    // goes to sea, and the share: none, below 50 %, at it, above it, all.
    #expect(check.coverage.combinations == 1 + 1 + 2 + 2 * 5)
  }

  @Test(
    "A seeded fault is found, with its place",
    arguments: [
      Fault(
        description: "a case that no text answers", old: "for: everything }",
        new: "for: everything, when: { goes-to-sea: yes } }",
        said: ["error[nothing-encoded]"]),
      Fault(
        description: "an activity of which nothing says what licence it needs",
        old: "software, licences-not-encoded: true,", new: "software,",
        said: ["error[no-licence]", "where `list` opens `software` on 2020-01-01", "subjects.yaml:7:5"]),
      Fault(
        description: "a case in which nothing says what licence an activity needs",
        old: "for: [sea]\n        of: standing",
        new: "for: [sea]\n        when: { goes-to-sea: yes }\n        of: standing",
        said: ["error[no-licence]", "where `list` opens `shipping`", "goes-to-sea: no"]),
      Fault(
        description: "an activity in vain declared to be without licences",
        old: "activity: shipping, in", new: "activity: shipping, licences-not-encoded: true, in",
        said: ["error[licences-encoded]", "`shipping`", "subjects.yaml:5:5"]),
      Fault(
        description: "an activity that no rule reaches",
        old: "off-the-list: true, name: { en: Software",
        new: "name: { en: Software",
        said: ["error[not-governed]", "`software`", "subjects.yaml:7:5"]),
      Fault(
        description: "an activity wrongly declared off the list",
        old: "activity: fishing, in", new: "activity: fishing, off-the-list: true, in",
        said: ["error[off-the-list]", "`fishing`"]),
      Fault(
        description: "an exception to a rule that ended before",
        old: "lifts: [shipping-at-most-half]",
        new: "lifts: [shipping-at-most-half, permit-needed]\n        from: 2021-01-01",
        spoiling: ("licence: permit\n", "licence: permit\n        until: 2020-12-31\n"),
        said: ["error[never-together]", "`small-ships` lifts the rule `permit-needed`"]),
      Fault(
        description: "a day on which no text answers",
        old: "for: everything }", new: "for: everything, until: 2020-12-31 }",
        spoiling: ("rule: fishing-closed", "rule: fishing-closed\n        from: 2021-06-01"),
        said: ["error[gap]", "on 2021-01-01", "list.yaml:12:9"]),
      Fault(
        description: "two limits that differ", old: "      - rule: fishing-closed",
        new: """
                - rule: shipping-at-most-a-third
                  for: [shipping]
                  measure: equity-cap
                  demands: { foreign-equity: at most 33 % }
                  certainty: settled
                  says: { en: a third, zh: 三分之一 }
                - rule: fishing-closed
          """,
        said: [
          "error[conflict]", "foreign-equity: 34 %, goes-to-sea: yes", "the other rule",
          "`shipping` on 2020-01-01",
        ]),
      Fault(
        description: "a rule that changes nothing", old: "when: { control: half }",
        new: "when: { all: [{ control: half }, { control: more }] }",
        said: ["error[dead-rule]", "`fishing-closed`"]),
      Fault(
        description: "an exception that changes nothing", old: "when: { goes-to-sea: no }",
        new: "when: { all: [{ goes-to-sea: no }, { goes-to-sea: yes }] }",
        said: ["error[dead-exception]", "`small-ships`"]),
      Fault(
        description: "a block that changes nothing",
        old: "when: { foreign-equity: exactly 100 % }", new: "when: { goes-to-sea: yes }",
        said: ["error[dead-block]", "`wholly-foreign-ships`", "list.yaml:40:9"]),
      Fault(
        description: "a row that changes nothing", old: "when: at-sea",
        new: "when: { all: [at-sea, { goes-to-sea: no }] }",
        said: ["error[dead-row]", "`sails`"]),
      Fault(
        description: "a term that nothing uses", old: "when: at-sea",
        new: "when: { goes-to-sea: yes }",
        said: ["error[unused-term]", "`at-sea`"]),
      Fault(
        description: "a reading that nothing hangs on", old: "        when: { control: half }\n",
        new: "",
        said: ["error[unused-reading]", "`control`"]),
      Fault(
        description: "a fact that is asked about and never used", old: "facts:\n",
        new: """
          facts:
            - fact: idle
              of: service
              kind: yes-no
              question: { en: Idle?, zh: 闲置？ }

          """,
        said: ["error[unused-fact]", "`idle`"]),
      Fault(
        description: "an entry of a set that no clause tests", old: "facts:\n",
        new: """
          facts:
            - fact: cargo
              of: service
              kind: set
              values:
                - { value: fish, says: { en: fish, zh: 鱼 } }
                - { value: oil, says: { en: oil, zh: 油 } }
              question: { en: What?, zh: 何物？ }

          """, spoiling: ("when: at-sea", "when: { all: [at-sea, { cargo: fish }] }"),
        said: ["error[untested-value]", "`oil` of `cargo`"]),
      Fault(
        description: "a value that is said to be untested and is tested", old: "facts:\n",
        new: """
          facts:
            - fact: cargo
              of: service
              kind: set
              values:
                - { value: fish, says: { en: fish, zh: 鱼 }, untested: for the record }
                - { value: oil, says: { en: oil, zh: 油 }, untested: the law does not name it }
              question: { en: What?, zh: 何物？ }

          """, spoiling: ("when: at-sea", "when: { all: [at-sea, { cargo: fish }] }"),
        said: ["error[idle-untested]", "`fish` of `cargo`"]),
      Fault(
        description: "an activity without a noun",
        old: ", noun: { en: shipping, zh: 航运业务 }", new: "",
        said: ["error[no-noun]", "`shipping`", "subjects.yaml:5:5"]),
      Fault(
        description: "an activity whose noun is its title",
        old: "noun: { en: shipping, zh: 航运业务 }",
        new: "noun: { en: Shipping, zh: 航运 }", said: ["error[no-noun]", "`shipping`"]),
      Fault(
        description: "duties that are about nothing", old: "\nsubject: safety", new: "",
        spoiling: ("kind: procedure", "kind: procedure\n        subject: safety"),
        said: ["error[no-subject]", "the duty `fine`"]),
      Fault(
        description: "a subject without a duty", old: "zh: 安全 } }\n",
        new: "zh: 安全 } }\n  - { subject: weather, name: { en: Weather, zh: 天气 } }\n",
        said: ["error[unused-subject]", "`weather`", "subjects.yaml:50:5"]),
      Fault(
        description: "an act that a single licence asks for", old: "        act: permit\n", new: "",
        said: ["error[unshared-act]", "`permit`"]),
      Fault(
        description: "a default without a reason", old: "    taken-as: usual\n", new: "",
        said: ["error[default-without-reason]", "`goes-to-sea`", "subjects.yaml:15:5"]),
      Fault(
        description: "a reason without a default", old: "    left-out: no\n", new: "",
        said: ["error[taken-without-default]", "`goes-to-sea`"]),
      Fault(
        description: "a reason to take what is computed", old: "    over: foreign\n",
        new: "    over: foreign\n    taken-as: usual\n",
        said: ["error[taken-though-computed]", "`foreign-equity`"]),
      Fault(
        description: "a relief that burdens", old: "taken-as: usual", new: "taken-as: relief",
        said: [
          "error[relief-burdens]", "`goes-to-sea`", "from `no` to `yes`",
          "`shipping` is restricted-satisfied on the second side", "foreign-equity: 1 %",
        ]),
      Fault(
        description: "an inference that never holds", old: "left-out: no\n",
        new: """
          left-out: no
              infers:
                - value: yes
                  when: { all: [{ foreign-equity: above 50 % }, { foreign-equity: below 50 % }] }
                  says: { en: never, zh: 从不 }

          """,
        said: ["error[idle-inference]", "`goes-to-sea`"]),
      Fault(
        description: "an inference behind one that always holds before", old: "left-out: no\n",
        new: """
          left-out: no
              infers:
                - value: yes
                  when: { foreign-equity: above 50 % }
                  says: { en: foreign ships, zh: 外资船舶 }
                - value: no
                  when: { foreign-equity: exactly 100 % }
                  says: { en: too late, zh: 太迟 }

          """,
        said: ["error[idle-inference]", "`goes-to-sea`"]),
      Fault(
        description: "a topic that opens nothing", old: "terms:\n",
        new: "topics:\n  - { topic: the-sea, says: { en: the sea, zh: 海 } }\nterms:\n",
        said: ["error[idle-topic]", "`the-sea`"]),
      Fault(
        description: "more that makes an answer better",
        old: "left-out: no\n", new: "left-out: no\n    ordered: [no, yes]\n",
        spoiling: ("when: at-sea", "when: { not: at-sea }"),
        said: [
          "error[more-is-better]", "more of `goes-to-sea` makes an answer better from `no` to `yes`",
          "on 2020-01-01 `shipping` is", "on the first side only", "subjects.yaml:15:5",
        ]),
      Fault(
        description: "a step out of order that no answer takes",
        old: "left-out: no\n", new: "left-out: no\n    ordered: [no, yes]\n",
        spoiling: (
          "readings:\n",
          """
          out-of-order:
            - fact: goes-to-sea
              from: no
              to: yes
              by: sails
              because: { en: ships are free, zh: 船舶自由 }
          readings:

          """
        ),
        said: ["error[idle-exception]", "`sails`", "`goes-to-sea`", "from `no` to `yes`"]),
      Fault(
        description: "a licence that no rule asks for", old: "licences:\n",
        new: """
          licences:
            - { licence: idle, name: { en: a, zh: 甲 }, authority: { en: b, zh: 乙 } }

          """,
        said: ["error[unused-licence]", "`idle`", "subjects.yaml:40:5"]),
      Fault(
        description: "a measure that no rule is of", old: "measures:\n",
        new: "measures:\n  - { measure: idle, name: { en: a, zh: 甲 }, otherwise: prohibited }\n",
        said: ["error[unused-measure]", "`idle`", "subjects.yaml:31:5"]),
    ])
  func seeded(fault: Fault) throws {
    let findings = try #require(
      SmallLaw.findings(
        replacing: fault.old, with: fault.new, spoiling: fault.spoiling),
      "\(SmallLaw.load(replacing: fault.old, with: fault.new).problems)")
    #expect(
      findings.contains { finding in fault.said.allSatisfy(finding.contains) },
      "\(fault): \(findings)")
  }

  @Test(
    "A fault of form is refused, with its place and the remedy",
    arguments: [
      Fault(
        description: "a misspelt key", old: "certainty: settled\n        says: { en: closed",
        new: "certanty: settled\n        says: { en: closed",
        said: ["error[unknown-key]", "did you mean `certainty`?"]),
      Fault(
        description: "no Chinese", old: "{ en: Shipping, zh: 航运 }", new: "{ en: Shipping }",
        said: ["error[missing-translation]", "`zh`", "subjects.yaml:5"]),
      Fault(
        description: "an activity that is not there", old: "for: [fishing]", new: "for: [fshing]",
        said: ["error[unknown-activity]", "did you mean `fishing`?"]),
      Fault(
        description: "an exception to a rule that is not there",
        old: "lifts: [shipping-at-most-half]",
        new: "lifts: [shipping-at-most-halve]",
        said: ["error[unknown-rule]", "did you mean `shipping-at-most-half`?", "list.yaml:35:17"]),
      Fault(
        description: "a block of an exception that is not there",
        old: "of: small-ships", new: "of: smal-ships",
        said: ["error[unknown-exception]", "did you mean `small-ships`?", "list.yaml:41:13"]),
      Fault(
        description: "a rule of a text that is not there",
        old: "of: standing", new: "of: lists",
        said: ["error[unknown-regime]", "did you mean `list`?", "list.yaml:28:13"]),
      Fault(
        description: "a text that displaces a rule that is not there",
        old: "for: everything }", new: "for: everything, displaces: [permit-neded] }",
        said: ["error[unknown-rule]", "did you mean `permit-needed`?", "list.yaml:12:86"]),
      Fault(
        description: "an instrument of a text that is not there",
        old: "regime: list\nprovisions", new: "regime: lst\nprovisions",
        said: ["error[unknown-regime]", "did you mean `list`?", "list.yaml:5:9"]),
      Fault(
        description: "a figure without its unit", old: "at most 50 %", new: "at most 50",
        said: ["error[not-a-figure]", "at most 50 %"]),
      Fault(
        description: "a comparison that is none", old: "at most 50 %", new: "up to 50 %",
        said: ["error[wrong-test]", "`foreign-equity`"]),
      Fault(
        description: "a date that is none", old: "in-force: 2020-01-01",
        new: "in-force: 2020-13-01",
        said: ["error[not-a-date]"]),
      Fault(
        description: "one name twice", old: "activity: fishing,", new: "activity: shipping,",
        said: ["error[declared-twice]", "declared here"]),
      Fault(
        description: "a term in a circle", old: "means: { goes-to-sea: yes }",
        new: "means: { not: at-sea }",
        said: ["error[circular]", "`at-sea`"]),
      Fault(
        description: "an inference in a circle", old: "left-out: no\n",
        new: """
          infers:
                - value: no
                  when: { not: at-sea }
                  says: { en: on land, zh: 陆上 }

          """,
        said: ["error[circular]", "`goes-to-sea`"]),
      Fault(
        description: "a topic in play by a fact that it opens", old: "facts:\n",
        new: """
          topics:
            - topic: the-sea
              says: { en: the sea, zh: 海 }
              opens: [goes-to-sea]
              in-play: { goes-to-sea: yes }
          facts:

          """,
        said: ["error[circular]", "`goes-to-sea`"]),
      Fault(
        description: "an order that goes round", old: "left-out: no\n",
        new: "left-out: no\n    ordered: [[no, yes], [yes, no]]\n",
        said: ["error[not-an-order]", "`goes-to-sea`", "subjects.yaml:19:14"]),
      Fault(
        description: "a step that the order does not have",
        old: "readings:\n",
        new: """
          out-of-order:
            - fact: goes-to-sea
              from: no
              to: yes
              by: sails
              because: { en: ships are free, zh: 船舶自由 }
          readings:

          """,
        said: ["error[not-a-step]", "`goes-to-sea`"]),
      Fault(
        description: "a topic that is not there",
        old: "terms:\n  - { term: at-sea, name: { en: at sea, zh: 海上 }, means: { goes-to-sea: yes } }",
        new: """
          topics:
            - { topic: the-sea, says: { en: the sea, zh: 海 }, opens: [goes-to-sea] }
          terms:
            - { term: at-sea, name: { en: at sea, zh: 海上 }, means: { about: [the-see] } }
          """,
        said: ["error[unknown-topic]", "did you mean `the-sea`?"]),
      Fault(
        description: "a topic that opens a fact of companies", old: "facts:\n",
        new: """
          topics:
            - { topic: shares, says: { en: shares, zh: 股权 }, opens: [foreign-equity] }
          facts:

          """,
        said: ["error[not-of-topics]", "`foreign-equity`"]),
      Fault(
        description: "an inference that names nothing", old: "left-out: no\n",
        new: """
          left-out: no
              infers:
                - includes: [waves]
                  when: { foreign-equity: exactly 100 % }
                  says: { en: waves, zh: 浪 }

          """,
        said: ["error[not-an-inference]", "`goes-to-sea`"]),
      Fault(
        description: "two rules of one name in force together", old: "rule: fishing-closed",
        new: "rule: permit-needed",
        said: ["error[overlapping-periods]", "`permit-needed`", "in force here"]),
      Fault(
        description: "an outcome that is none", old: "otherwise: prohibited",
        new: "otherwise: forbidden",
        said: ["error[not-an-outcome]"]),
      Fault(
        description: "a fact named like a key", old: "fact: goes-to-sea\n", new: "fact: company\n",
        said: ["error[reserved-name]"]),
    ])
  func form(fault: Fault) {
    let problems = SmallLaw.load(replacing: fault.old, with: fault.new).problems
    #expect(
      problems.contains { problem in fault.said.allSatisfy(problem.contains) },
      "\(fault): \(problems)")
  }
}
