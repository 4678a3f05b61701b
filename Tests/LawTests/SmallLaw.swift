import Diagnostics
import Law

/// A small law that is whole and free of faults; each test spoils one place of it.
enum SmallLaw {
  static let subjects = """
    groups:
      - { group: sea, name: { en: Sea, zh: 海 } }
    activities:
      - { activity: general-business, name: { en: Business, zh: 一般业务 } }
      - { activity: shipping, in: [sea], name: { en: Shipping, zh: 航运 }, noun: { en: shipping, zh: 航运业务 } }
      - { activity: fishing, in: [sea], name: { en: Fishing, zh: 捕捞 }, noun: { en: fishing, zh: 捕捞业务 } }
      - { activity: software, licences-not-encoded: true, off-the-list: true, name: { en: Software, zh: 软件 }, noun: { en: software, zh: 软件业务 } }
    computed:
      - fact: foreign-equity
        kind: percentage
        operation: sum
        over: foreign
        question: { en: What share?, zh: 外资股比？ }
    facts:
      - fact: goes-to-sea
        of: service
        kind: yes-no
        left-out: no
        taken-as: usual
        question: { en: Does it go to sea?, zh: 是否出海？ }
    terms:
      - { term: at-sea, name: { en: at sea, zh: 海上 }, means: { goes-to-sea: yes } }
    readings:
      - reading: control
        question: { en: What is control?, zh: 何为控股？ }
        answers:
          - { answer: half, says: { en: half, zh: 半数 } }
          - { answer: more, says: { en: more, zh: 过半 } }
        default: [half, more]
    measures:
      - { measure: prohibited, name: { en: closed, zh: 禁止 }, otherwise: prohibited }
      - measure: equity-cap
        name: { en: limit, zh: 股比 }
        otherwise: restricted-violated
        met: restricted-satisfied
        limits-share: true
      - { measure: licence, name: { en: licence, zh: 许可 }, met: permitted-with-licence }
      - { measure: no-licence, name: { en: none needed, zh: 无需 } }
    licences:
      - { licence: permit, name: { en: permit, zh: 许可证 }, authority: { en: office, zh: 主管部门 }, act: permit }
    grades:
      - row: sails
        for: [shipping]
        grade: yes
        when: at-sea
        says: { en: it sails, zh: 航行 }
        certainty: settled
    subjects:
      - { subject: safety, name: { en: Safety, zh: 安全 } }
    acts:
      - { act: permit, name: { en: permit of the office, zh: 主管部门许可 } }
    """

  static let list = """
    instrument: list
    title: { en: The List, zh: 清单 }
    in-force: 2020-01-01
    reviewed: 2020-01-01
    regime: list
    provisions:
      - provision: item 1
        zh: 第1项
        wording: { en: words, zh: 文字 }
        checked: confirmed
        regimes:
          - { regime: list, name: { en: the list, zh: 清单 }, for: everything }
        rules:
          - rule: shipping-at-most-half
            for: [shipping]
            measure: equity-cap
            demands: { foreign-equity: at most 50 % }
            certainty: settled
            says: { en: at most half, zh: 不超过一半 }
          - rule: fishing-closed
            for: [fishing]
            when: { control: half }
            measure: prohibited
            certainty: settled
            says: { en: closed, zh: 禁止 }
          - rule: permit-needed
            for: [sea]
            of: standing
            measure: licence
            licence: permit
            certainty: settled
            says: { en: permit, zh: 许可证 }
        exceptions:
          - exception: small-ships
            lifts: [shipping-at-most-half]
            when: { goes-to-sea: no }
            certainty: settled
            says: { en: small ships, zh: 小船 }
        blocks:
          - block: wholly-foreign-ships
            of: small-ships
            when: { foreign-equity: exactly 100 % }
            certainty: settled
            says: { en: not wholly foreign, zh: 外商独资除外 }
      - provision: item 2
        zh: 第2项
        wording: { en: words, zh: 文字 }
        checked: confirmed
        rules:
          - rule: business-needs-none
            of: standing
            for: [general-business]
            measure: no-licence
            certainty: settled
            says: { en: none needed, zh: 无需 }
        duties:
          - duty: apply
            kind: procedure
            act: permit
            for: [sea]
            certainty: settled
            says: { en: apply for the permit, zh: 申请许可证 }
          - duty: fine
            kind: penalty
            breach: licence
            for: [sea]
            certainty: settled
            says: { en: a fine without the permit, zh: 无证经营的罚款 }
    subject: safety
    """

  /// Loads the law with one text in place of another in either file, and perhaps a second.
  static func load(
    replacing old: String = "", with new: String = "",
    spoiling second: (old: String, new: String) = ("", "")
  ) -> (law: Law?, problems: [String]) {
    func file(_ path: String, _ text: String) -> LawFile {
      var spoilt = text
      for (old, new) in [(old, new), second] where !old.isEmpty {
        spoilt = spoilt.replacing(old, with: new)
      }
      return LawFile(path: path, bytes: Array(spoilt.utf8))
    }
    let (law, problems) = Law.load([file("subjects.yaml", subjects), file("list.yaml", list)])
    return (law, problems.map { $0.rendered() })
  }

  /// What the proofs find in the law, rendered.
  static func findings(
    replacing old: String = "", with new: String = "",
    spoiling second: (old: String, new: String) = ("", "")
  ) -> [String]? {
    guard let law = load(replacing: old, with: new, spoiling: second).law else { return nil }
    var check = LawCheck(law)
    check.run()
    return check.findings.map { $0.rendered() }
  }
}
