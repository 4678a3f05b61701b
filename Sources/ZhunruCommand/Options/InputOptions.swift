import ArgumentParser

/// The files a command reads.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files to read; of a directory, all .yaml, .json, .jsonl, .csv and .xlsx files in it; - for standard input.",
      valueName: "file|dir|-"),
    completion: .file(extensions: ["yaml", "yml", "json", "jsonl", "csv", "xlsx"]))
  var inputs: [String]

  @Option(
    name: .customLong("input"),
    help: ArgumentHelp(
      "How the input is read: yaml, json, jsonl (a company a line) or csv (a service line a row); left out, as names of files end.",
      valueName: "form"))
  var form: InputForm?

  @Option(
    help: ArgumentHelp(
      "What columns of tables are, where they are not named as facts are: `columns: { Stake: foreign-equity }`.",
      valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
  var columns: String?

  @Option(
    help: ArgumentHelp("The holders of the companies of tables, from a table of their own.", valueName: "file"),
    completion: .file(extensions: ["csv", "xlsx"]))
  var holders: String?

  /// What stands beside tables of companies.
  ///
  /// - Throws: ``InputProblem`` or ``FaultyFile``.
  func tables() throws -> Tables { try Tables(columns: columns, holders: holders) }

  var list: InputList { InputList(arguments: inputs, form: form) }
}
