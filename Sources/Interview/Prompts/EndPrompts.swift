import Advisory
import Assessment
import Questionnaire
import Wording

/// Words what can be done when nothing is left to ask.
struct EndPrompts {
  let words: ReportWords
  let isFileWritten: Bool
  /// What is still worth settling.
  let nextGoal: InquiryGoal?
  let hasAnswers: Bool
  /// On what the answer rests.
  let counts: String

  var prompt: Prompt {
    var options = [
      option(.wholeResult, "Whole result", "完整结论", "result"),
      option(.routes, "Ways forward", "改善途径", "routes"),
      option(.writeMemo, "Memo to send", "写出意见书", "memo"),
    ]
    if !isFileWritten { options.append(option(.writeFile, "Save the company file", "保存公司文件", "write")) }
    options.append(option(.anotherLine, "Another line of business", "增加一条业务线", "line"))
    if hasAnswers {
      options.append(option(.whatIf, "What if … (try another answer)", "假如……（试改一项回答）", "what-if"))
      options.append(option(.review, "Review or change the answers", "查看、修改回答", "change"))
    }
    switch nextGoal {
    case .activities:
      options.append(
        option(.goOn, "Go on: settle what each activity comes to", "继续：逐项确定各业务的结论", "on"))
    case .duties: options.append(option(.goOn, "Go on: settle which duties apply", "继续：确定适用哪些义务", "on"))
    case .verdicts, nil: break
    }
    options.append(option(.leave, "Done", "完成", "leave"))
    return Prompt(
      title: words("Nothing is left to ask. What next?", "已无须再问。接下来做什么？"), help: counts,
      input: .choice(options, severalAtOnce: false, isSearched: false), isMenu: true)
  }

  /// What to do with another answer that was tried.
  var trial: Prompt {
    Prompt(
      title: words("Keep the other answer?", "采用另一回答吗？"),
      input: .choice(
        [
          option(.leave, "No: leave it as it was", "否：维持原回答", "no"),
          option(.keepTrial, "Yes: take the other answer", "是：采用另一回答", "yes"),
        ], severalAtOnce: false, isSearched: false), isMenu: true)
  }

  private func option(_ ending: Ending, _ english: String, _ chinese: String, _ word: String) -> Prompt.Option {
    .init(meaning: .ending(ending), title: words(english, chinese), word: word)
  }
}
