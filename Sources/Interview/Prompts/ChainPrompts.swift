import Law
import TerminalUI
import Wording
import YAML

/// Words the questions about holders, and draws who holds whom.
struct ChainPrompts {
  let law: Law
  let words: ReportWords
  let company: String
  private var language: Language { words.language }

  func prompt(for chain: ChainDraft) -> Prompt {
    var prompt = asked(chain)
    switch chain.given {
    case .text(let text): prompt.text = text
    case .step(let step): prompt.chosen = prompt.options.indices.filter { prompt.options[$0].meaning == .chain(step) }
    case nil: break
    }
    return prompt
  }

  private func asked(_ chain: ChainDraft) -> Prompt {
    let owned = chain.holder(at: chain.level)?.name ?? company
    switch chain.step {
    case .name(isByContract: true):
      return Prompt(
        title: words("Who controls \(owned) by contract?", "谁以协议控制\(owned)？"), input: .line(.name))
    case .name(isByContract: false):
      return Prompt(
        title: chain.atHand.isEmpty
          ? words("Who holds \(owned)? Name one holder.", "谁持有\(owned)？请填写一位股东。")
          : words("Who else holds \(owned)?", "\(owned)还有哪位股东？"), input: .line(.name))
    case .share(let holder):
      return Prompt(
        title: words(
          "What share of \(owned) does \(holder.name) hold?", "\(holder.name)持有\(owned)多少比例？"),
        help: chain.atHand.isEmpty ? nil : soFar(chain), input: .line(.percentage))
    case .origin(let holder): return origin(of: holder)
    case .behind(let place): return behind(place, chain)
    case .menu: return menu(chain, owned)
    }
  }

  private func soFar(_ chain: ChainDraft) -> String {
    let left = Percentage(millionths: Int32(clamping: max(0, 1_000_000 - chain.total)))
    return words("\(left) is not said yet.", "尚有\(left)未填写。")
  }

  private func origin(of holder: ChainDraft.Holder) -> Prompt {
    let options = law.origins.map { origin in
      let isCompany = origin.countsAs == .chinese && !origin.isPerson && origin.isState != true
      return Prompt.Option(
        meaning: .chain(.origin(origin.id, isMainlandCompany: isCompany)), title: origin.title[language],
        keywords: origin.also.joined(separator: " "), word: origin.name)
    }
    return Prompt(
      title: words("Who is \(holder.name)?", "\(holder.name)是哪类投资者？"),
      help: words(
        "Of a company or fund: where it is organised. Who holds it can be listed next.",
        "公司或者基金按其注册地选择；其股东可在下一步列出。"),
      input: .choice(options, severalAtOnce: false, isSearched: false))
  }

  /// Who holds a company of the mainland: what its own holders are decides whether it is foreign investment.
  private func behind(_ place: [Int], _ chain: ChainDraft) -> Prompt {
    let name = chain.holder(at: place)?.name ?? ""
    return Prompt(
      title: words("Who holds \(name)?", "\(name)由谁持股？"),
      help: words(
        "Shares count through every level: foreign capital behind a mainland company is foreign.",
        "持股逐层穿透计算：内地公司背后的外资仍为外资。"),
      input: .choice(
        [
          .init(
            meaning: .chain(.into(place)), title: words("I list the holders of \(name)", "列出\(name)的股东"), word: "list"),
          .init(
            meaning: .chain(.onlyMainland),
            title: words(
              "only people or bodies of the mainland, at every level; or \(name) is a person",
              "各层均为内地个人或者机构；或者\(name)本身是个人"), word: "mainland"),
          .init(
            meaning: .chain(.holdersUnknown), title: words("I don't know", "不清楚"), isAlone: true, word: "unknown"),
        ], severalAtOnce: false, isSearched: false))
  }

  private func menu(_ chain: ChainDraft, _ owned: String) -> Prompt {
    let add = Prompt.Option(
      meaning: .chain(.add), title: words("add a holder of \(owned)", "增加\(owned)的股东"), word: "add")
    let done = Prompt.Option(
      meaning: .chain(.done),
      title: words("that is everyone who holds \(owned)", "\(owned)的股东已填写完毕"), word: "done")
    // Where all of it is said, nobody else can hold a share.
    var options = chain.total >= 1_000_000 ? [done] : [add, done]
    options += chain.expandable.compactMap { place in
      chain.holder(at: place).map {
        .init(
          meaning: .chain(.into(place)),
          title: words("list who holds \($0.name)", "列出\($0.name)的股东"), word: $0.name)
      }
    }
    if chain.level.isEmpty {
      options.append(
        .init(
          meaning: .chain(.addByContract),
          title: words(
            "add someone who controls it by contract, without a share", "增加不持股而以协议控制的主体"),
          word: "contract"))
    }
    return Prompt(
      title: words("Is there more to who holds \(owned)?", "\(owned)的股权结构还有什么？"),
      help: chain.total >= 1_000_000 ? nil : soFar(chain),
      input: .choice(options, severalAtOnce: false, isSearched: false))
  }

  // MARK: - The chart

  /// Who holds whom, as a tree.
  func chart(_ chain: ChainDraft) -> [StyledText] {
    guard !chain.holders.isEmpty else { return [] }
    return [StyledText(company, .emphasis)] + branches(chain.holders, at: [], before: "", chain)
  }

  private func branches(
    _ holders: [ChainDraft.Holder], at place: [Int], before: String, _ chain: ChainDraft
  ) -> [StyledText] {
    holders.enumerated().flatMap { index, holder in
      let isLast = index == holders.count - 1
      let here = place + [index]
      var line = StyledText(before + (isLast ? "└─ " : "├─ "), .dim)
      line += StyledText(share(of: holder) + "  ", .emphasis)
      if !holder.isUnknown { line += StyledText(holder.name, here == chain.level ? .accent : .plain) }
      if let origin = holder.origin {
        line += StyledText(" · " + law[origin].title[language], .dim)
      }
      return [line]
        + branches(
          holder.holders, at: here, before: before + (isLast ? "   " : "│  "), chain)
    }
  }

  private func share(of holder: ChainDraft.Holder) -> String {
    if holder.isUnknown { return words("not known who", "主体不明") }
    if holder.isByContract { return words("by contract", "协议控制") }
    guard case .word(let text) = holder.share, text != "unknown" else { return words("? %", "？%") }
    return text
  }
}
