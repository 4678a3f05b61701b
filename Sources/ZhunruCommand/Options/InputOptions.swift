import ArgumentParser

/// The files a command reads.
struct InputOptions: ParsableArguments {
  @Argument(
    help: .said(
      "Files to read; of a directory, all .yaml, .json, .jsonl, .csv and .xlsx files in it; - for standard input.",
      "要读取的文件；目录则为其中全部.yaml、.json、.jsonl、.csv和.xlsx文件；-为标准输入。",
      valueName: "file|dir|-"),
    completion: .file(extensions: ["yaml", "yml", "json", "jsonl", "csv", "xlsx"]))
  var inputs: [String]

  @Option(
    name: .customLong("input"),
    help: .said(
      "How the input is read: yaml, json, jsonl (a company a line) or csv (a service line a row); left out, as names of files end.",
      "输入的格式：yaml、json、jsonl（每行一家公司）或csv（每行一项业务）；不写则依文件扩展名。",
      valueName: "form"))
  var form: InputForm?

  @Option(
    help: .said(
      "What columns of tables are, where they are not named as facts are: `columns: { Stake: foreign-equity }`.",
      "表格各列的含义（列名与事实名称不同时）：`columns: { Stake: foreign-equity }`。",
      valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
  var columns: String?

  @Option(
    help: .said(
      "The holders of the companies of tables, from a table of their own.", "表格中各公司的持有人，取自另一表格。",
      valueName: "file"),
    completion: .file(extensions: ["csv", "xlsx"]))
  var holders: String?

  /// What stands beside tables of companies.
  ///
  /// - Throws: ``InputProblem`` or ``FaultyFile``.
  func tables() throws -> Tables { try Tables(columns: columns, holders: holders) }

  var list: InputList { InputList(arguments: inputs, form: form) }
}
