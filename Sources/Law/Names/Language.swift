/// A language that the law and its results are worded in.
public enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case chinese = "zh"
}
