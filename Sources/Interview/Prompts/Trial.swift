import Questionnaire

/// Another answer that is only tried: what the interview would be with it.
struct Trial {
  /// The answer that is put otherwise, by position.
  let position: Int
  let answer: Reply
  let other: Questionnaire
}
