import ArgumentParser

/// The files a command reads.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files to read; of a directory, all .yaml and .yml files in it; - for standard input.",
      valueName: "file|dir|-"),
    completion: .file(extensions: ["yaml", "yml"]))
  var inputs: [String]

  var list: InputList { InputList(arguments: inputs) }
}
