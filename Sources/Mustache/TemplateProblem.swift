import Diagnostics

/// What can be wrong with the tags of a template.
enum TemplateProblem {
  case unfinishedTag
  case faultyName(String)
  case unknownFunction(String)
  case unknownSetting(String)
  case unknownContentType(String, known: [String])
  case delimiters
  case namedByData
  /// What stands between `{{<name}}` and `{{/name}}` and is no block.
  case notABlock(String)
  case neverClosed(TemplateTag)
  case neverOpened(String)
  case closedByAnother(TemplateTag, closing: String)

  func diagnostic(_ label: Diagnostic.Label) -> Diagnostic {
    switch self {
    case .unfinishedTag:
      faulty(
        Message("a tag is opened and never closed", "标签已打开但未闭合"), label,
        Message(
          "close it with `}}`, or with `}}}` what three braces open", "请以`}}`闭合；以三个大括号打开的，以`}}}`闭合"))
    case .faultyName(let name):
      faulty(
        name.isEmpty ? Message("a tag names nothing", "标签未写名称") : Message("`\(name)` is no name", "`\(name)`不是名称"),
        label, Message("write a name without spaces and braces", "名称中不得有空格和大括号"))
    case .unknownFunction(let text):
      faulty(
        Message("templates have no function `\(text)`", "模板没有函数`\(text)`"), label,
        nearestName(to: text, among: ["first()", "last()"]).map(Message.didYouMean)
          ?? Message(
            "`first()` and `last()` say where in a list an entry stands", "`first()`和`last()`表示条目在列表中的位置"))
    case .unknownSetting(let text):
      faulty(
        Message("templates have no setting `\(text)`", "模板没有设置项`\(text)`"), label,
        Message("`{{% CONTENT_TYPE:MARKDOWN}}` is one", "例如`{{% CONTENT_TYPE:MARKDOWN}}`"))
    case .unknownContentType(let name, let known):
      faulty(
        Message("no content type is called `\(name)`", "没有名为`\(name)`的内容类型"), label,
        nearestName(to: name, among: known).map(Message.didYouMean)
          ?? Message(
            "one of \(known.map { "`\($0)`" }.joined(separator: ", "))",
            "可选：\(known.map { "`\($0)`" }.joined(separator: "、"))"))
    case .delimiters:
      Diagnostic(
        code: "template-delimiters",
        headline: Message("the delimiters of tags cannot be changed", "标签的分隔符不能更改"), primary: label,
        help: Message("write tags as `{{name}}`", "标签请写作`{{name}}`"))
    case .namedByData:
      Diagnostic(
        code: "template-named-by-data",
        headline: Message("the data names which template is included", "引用哪个模板由数据决定"), primary: label,
        help: Message("name the template itself", "请直接写模板名称"))
    case .notABlock(let opening):
      faulty(
        Message(
          "between `{{<\(opening)}}` and `{{/\(opening)}}` only blocks can stand",
          "`{{<\(opening)}}`与`{{/\(opening)}}`之间只能写块"), label,
        Message("write it as `{{$name}}…{{/name}}`", "请写作`{{$name}}…{{/name}}`"))
    case .neverClosed(let tag):
      faulty(
        Message("`\(tag.text)` is opened and never closed", "`\(tag.text)`已打开但未闭合"), label,
        Message("close it with `{{/\(tag.text)}}`", "请以`{{/\(tag.text)}}`闭合"))
    case .neverOpened(let name):
      faulty(
        Message("`{{/\(name)}}` closes what was never opened", "`{{/\(name)}}`所闭合的从未打开"), label,
        Message("open it with `{{#\(name)}}`, or take it out", "请以`{{#\(name)}}`打开，或者删去"))
    case .closedByAnother(let opening, let closing):
      faulty(
        Message("`{{/\(closing)}}` closes `\(opening.text)`", "`{{/\(closing)}}`闭合了`\(opening.text)`"), label,
        Message("write `{{/\(opening.text)}}`", "请写作`{{/\(opening.text)}}`"),
        [opening.label.saying(Message("opened here", "在此打开"))])
    }
  }

  private func faulty(
    _ headline: Message, _ label: Diagnostic.Label, _ help: Message, _ secondary: [Diagnostic.Label] = []
  ) -> Diagnostic {
    Diagnostic(code: "faulty-template", headline: headline, primary: label, secondary: secondary, help: help)
  }
}

extension Diagnostic.Label {
  fileprivate func saying(_ message: Message) -> Self {
    var label = self
    label.message = message
    return label
  }
}
