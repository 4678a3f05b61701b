import Diagnostics
import YAML

/// Answers to contested points that are taken instead of the usual ones.
extension LawBuilder {
  /// Reads what a file on top of the law takes: `taken: [{ reading: …, answer: … }]`.
  func readTaken(_ values: [YAMLValue]) {
    for value in values {
      let fields = Fields(value, of: "an answer that is taken", self)
      if let name = fields.required("reading"), let answer = fields.text("answer"),
        let index = resolve(name, "reading"), let positions = positions(of: answer, readings[index])
      {
        choose(index, positions)
      } else if let name = fields.optional("reading")?.string,
        let index = index(of: name, "reading"),
        let answer = fields.optional("answer"), let text = answer.string
      {
        let names = readings[index].answers.map(\.name)
        report(
          .unknownValue(text, of: name, nearest: nearestName(to: text, among: names)), at: answer)
      }
      fields.finish()
    }
  }

  /// Takes an answer that was given with the command.
  func take(_ choice: ReadingChoice) {
    guard let index = index(of: choice.reading, "reading") else {
      let near = nearestName(to: choice.reading, among: allNames("reading"))
      return refuse(
        Message("no reading is called `\(choice.reading)`", "没有名为`\(choice.reading)`的争议问题"), near,
        Message("`zhunru law list readings` shows them", "`zhunru law list readings`列出全部争议问题"))
    }
    guard let positions = positions(of: choice.answer, readings[index]) else {
      let names = readings[index].answers.map(\.name)
      return refuse(
        Message("`\(choice.answer)` is no answer to `\(choice.reading)`", "`\(choice.answer)`不是`\(choice.reading)`的见解"),
        nearestName(to: choice.answer, among: names),
        Message("one of \(names.joined(separator: ", ")), or open", "应为\(names.joined(separator: "、"))之一，或open"))
    }
    choose(index, positions)
  }

  private func refuse(_ headline: Message, _ nearest: String?, _ help: Message) {
    add([
      Diagnostic(
        code: "unknown-reading", headline: headline,
        help: nearest.map(Message.didYouMean) ?? help)
    ])
  }

  private func positions(of answer: String, _ reading: Reading) -> [Int]? {
    if let position = reading.answers.firstIndex(where: { $0.name == answer }) { return [position] }
    return answer == "open" ? Array(reading.answers.indices) : nil
  }

  private func choose(_ index: Int, _ positions: [Int]) {
    let reading = readings[index]
    readings[index] = Reading(
      id: reading.id, name: reading.name, question: reading.question, answers: reading.answers,
      defaults: positions, settledBy: reading.settledBy, isChosen: true, source: reading.source)
  }
}
