import Law
import Portfolio
import Wording

/// Who holds the company.
extension MemoBuilder {
  func ownership(_ company: CompanyCase) -> Memo.Ownership? {
    let holders = company.outline.map { boxes(company, $0) } ?? statedShare(company)
    guard !holders.isEmpty else { return nil }
    let share = company.record.foreignShare.map { results.share($0) }
    let total = share.map { words("foreign share, looked through: \($0)", "穿透后外资股比：\($0)") } ?? ""
    let root = Memo.Holder(
      name: company.name,
      note: share.map { words("\($0) foreign, looked through", "穿透后外资\($0)") } ?? "",
      isForeign: false, share: "", isContract: false, holders: holders)
    return Memo.Ownership(
      total: total, title: words("Who holds \(company.name)", "\(company.name)的股权结构"), company: root,
      rows: rows(holders, depth: 0))
  }

  private func boxes(_ company: CompanyCase, _ outline: OwnershipOutline) -> [Memo.Holder] {
    var boxes = outline.holders.map(box)
    if outline.rest > 0 {
      boxes.append(
        Memo.Holder(
          name: words("not said who", "未说明"), note: words("origin not known", "来源不明"),
          isForeign: false,
          share: percentage(outline.rest), isContract: false, holders: []))
    }
    return boxes
  }

  private func box(_ holding: OwnershipOutline.Holding) -> Memo.Holder {
    let origin = holding.origin.map { law[$0] }
    let share =
      holding.isContract
      ? words("by contract", "协议控制")
      : holding.share.map(percentage) ?? words("share not known", "比例不明")
    var note = origin?.title[language] ?? words("origin not stated", "未说明来源")
    if let all = holding.shareOfAll, all != holding.share, !holding.isContract {
      note += words(" · \(percentage(all)) of all", " · 合计\(percentage(all))")
    }
    return Memo.Holder(
      name: holding.name ?? words("a holder", "股东"), note: note,
      isForeign: origin?.countsAs == .foreign, share: share, isContract: holding.isContract,
      holders: holding.holders.map(box))
  }

  /// The two sides of a share that is stated as a figure.
  private func statedShare(_ company: CompanyCase) -> [Memo.Holder] {
    guard let share = company.record.foreignShare, share.least == share.greatest else { return [] }
    func side(_ name: String, _ figure: Int64, isForeign: Bool) -> Memo.Holder? {
      guard figure > 0 else { return nil }
      return Memo.Holder(
        name: name, note: words("stated as a figure", "以数字载明"), isForeign: isForeign,
        share: percentage(figure), isContract: false, holders: [])
    }
    return [
      side(words("foreign investors", "外国投资者"), share.least, isForeign: true),
      side(
        words("others", "其他股东"), Int64(Percentage.whole.millionths) - share.least, isForeign: false),
    ].compactMap(\.self)
  }

  private func percentage(_ millionths: Int64) -> String {
    words.percent(Percentage(millionths: Int32(clamping: millionths)).description)
  }

  /// The boxes from top to bottom of a list.
  func rows(_ boxes: [Memo.Holder], depth: Int) -> [(depth: Int, text: String)] {
    boxes.flatMap { box in
      [
        (
          depth,
          words("\(box.share): \(box.name) (\(box.note))", "\(box.share)：\(box.name)（\(box.note)）")
        )
      ]
        + rows(box.holders, depth: depth + 1)
    }
  }
}
