package import Law

/// What a reader should know of how a list of holders was taken.
package enum OwnershipRemark: Hashable, Sendable {
  /// Companies that hold each other, or themselves.
  case circularHoldings
  /// Shares that were rounded, in the company of this name; `nil` for the company itself.
  case scaled(String?)
  /// A holder that counts as foreign, and whose owners are from the mainland.
  case roundTrip(String)
  /// A holder of options or of convertible notes.
  case notYetShares(String)

  /// As machines know it.
  package var name: String {
    switch self {
    case .circularHoldings: "circular-holdings"
    case .scaled: "scaled-shares"
    case .roundTrip: "round-trip"
    case .notYetShares: "not-yet-shares"
    }
  }

  package var says: Wording {
    switch self {
    case .circularHoldings:
      Wording(
        english: "Companies here hold shares in each other or in themselves. No rule says how "
          + "these are counted. They are counted here as not outstanding, so that only holders "
          + "outside share the whole; this way of counting is our own.",
        chinese: "本股权结构中存在公司相互持股或者持有自身股份。如何计算，没有规定。此处将该等股份视为未发行在外，"
          + "由外部持有人分享全部股权；这一计算方法系本程序自定。")
    case .scaled(let owned):
      Wording(
        english: "The shares typed for the holders of \(owned ?? "the company") do not quite make "
          + "100 %. They are taken as rounded, and brought to the whole in proportion.",
        chinese: "\(owned ?? "公司")各股东的持股比例合计不足或者略超100%，视为四舍五入所致，已按比例调整为100%。")
    case .roundTrip(let holder):
      Wording(
        english: "\(holder) counts as a foreign investor because it is organised outside the "
          + "mainland. Mainland owners hold more than half of it, which makes this round-trip "
          + "investment; that its owners should decide is a view that was not enacted.",
        chinese: "\(holder)系在内地以外设立，计为外国投资者。其过半数股权由内地主体持有，属于返程投资；"
          + "“以实际控制人为准”的观点未获立法采纳。")
    case .notYetShares(let holder):
      Wording(
        english: "The options or convertible notes of \(holder) are not yet shares. They do not "
          + "count until they are exercised or converted.",
        chinese: "\(holder)的期权或者可转换债券尚非股权，在行权或者转股之前不计入持股比例。")
    }
  }
}
