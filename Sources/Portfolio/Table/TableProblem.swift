import Diagnostics

/// What can be wrong with a table, without its wording.
enum TableProblem {
  case unclosedQuote
  case textAfterQuote
  case notUTF8
  case otherEncoding(String)
  case noHeader
  case unknownColumn(String, nearest: String?)
  case columnTwice(String, first: Diagnostic.Label)
  case noCompanyColumn
  case beyondLastColumn
  case noCompany
  case otherValue(column: String, first: Diagnostic.Label)
  case companyApart(String, line: Int32)
  case holdersOfNobody(String)
  case noSuchUnit(String)
  case notAMapping
  case holdsInNobody(String)
  case manyProblems

  /// The wording of every problem.
  func diagnostic(at label: Diagnostic.Label) -> Diagnostic {
    let (code, headline, help) = words
    var secondary: [Diagnostic.Label] = []
    var label = label
    switch self {
    case .columnTwice(_, let first), .otherValue(_, let first): secondary = [first]
    case .otherEncoding: label = label.withoutLine
    case _: break
    }
    return Diagnostic(code: code, headline: headline, primary: label, secondary: secondary, help: help)
  }

  private var words: (code: String, headline: Message, help: Message?) {
    switch self {
    case .unclosedQuote:
      (
        "unclosed-quote", Message("this quote is never closed", "此引号没有闭合"),
        Message("close it with `\"`; a quote within text is written twice", "请以`\"`闭合；文本中的引号写两次")
      )
    case .textAfterQuote:
      (
        "quote", Message("text follows the quote that closes the cell", "闭合单元格的引号之后还有文字"),
        Message("put the whole cell in quotes; a quote within it is written twice", "请将整个单元格放在引号内；其中的引号写两次")
      )
    case .notUTF8:
      (
        "not-utf-8", Message("this cell is not UTF-8", "此单元格不是UTF-8编码"),
        Message("save the table as “CSV UTF-8”", "请将表格另存为“CSV UTF-8”")
      )
    case .noHeader:
      (
        "no-header", Message("the table has no row", "表格没有任何行"),
        Message("its first row names the columns, `company` among them", "首行为列名，其中须有`company`")
      )
    case .otherEncoding(let name):
      (
        "not-utf-8", Message("the table is in \(name), not in UTF-8", "表格的编码为\(name)，而非UTF-8"),
        Message("save the table as “CSV UTF-8”", "请将表格另存为“CSV UTF-8”")
      )
    case .unknownColumn(let name, let nearest):
      (
        "unknown-column", Message("no column is called `\(name)`", "没有名为`\(name)`的列"),
        (nearest.map { Message.didYouMean($0) + Message(" ", "") } ?? Message("", ""))
          + Message(
            "`zhunru facts` lists the names; `--columns FILE` says what columns of your own are, or that they are left out",
            "`zhunru facts`列出全部名称；`--columns FILE`可说明自有列的含义，或者略去")
      )
    case .columnTwice(let name, _):
      (
        "column-twice", Message("a second column is `\(name)`", "另有一列也是`\(name)`"),
        Message("keep one of the two", "请保留其一")
      )
    case .noCompanyColumn:
      (
        "no-company-column", Message("no column names the company", "没有写明公司名称的列"),
        Message("call one `company`, or say which it is with `--columns FILE`", "请将一列命名为`company`，或以`--columns FILE`指明")
      )
    case .beyondLastColumn:
      (
        "beyond-last-column", Message("this cell stands beyond the last column", "此单元格在最后一列之外"),
        Message("name its column in the first row, or delete it", "请在首行为其命名，或者删除")
      )
    case .noCompany:
      ("no-name", Message("the row names no company", "该行未写公司名称"), Message("fill in the column of companies", "请填写公司列"))
    case .otherValue(let column, _):
      (
        "two-values",
        Message("`\(column)` is of the company, and its rows say different things", "`\(column)`属于公司，而各行所写不一致"),
        Message("write it in one of its rows, or the same in all", "请只写在其中一行，或者各行写得一致")
      )
    case .companyApart(let name, let line):
      (
        "company-apart", Message("`\(name)` has rows further up, from line \(line)", "`\(name)`在前面第\(line)行起已有若干行"),
        Message(
          "put the rows of one company together, or give each company another `id`", "请将同一公司的各行放在一起，或为各公司写不同的`id`")
      )
    case .holdersOfNobody(let name):
      (
        "holders-of-nobody", Message("no company of the table is called `\(name)`", "表格中没有名为`\(name)`的公司"),
        Message("write it as the table does", "请按表格中的写法书写")
      )
    case .noSuchUnit(let name):
      (
        "no-such-unit", Message("no unit is called `\(name)`", "没有名为`\(name)`的单位"),
        Message(
          "write `percent` for 60 as 60 %, or `fraction` for 0.6 as 60 %", "60表示60%的写`percent`，0.6表示60%的写`fraction`")
      )
    case .notAMapping:
      (
        "not-a-mapping", Message("columns are written as `header: name` pairs", "各列应写作`表头: 名称`的形式"),
        Message(
          "write `Owner: ignore`, or `Stake: { is: foreign-equity, unit: fraction }`",
          "请写`Owner: ignore`，或`Stake: { is: foreign-equity, unit: fraction }`")
      )
    case .manyProblems:
      (
        "many-problems", Message("more problems follow, which are not shown", "其后还有问题，未予显示"),
        Message("correct those before this one first", "请先更正以上问题")
      )
    case .holdsInNobody(let name):
      (
        "holds-in-nobody", Message("no holder of the company is called `\(name)`", "该公司没有名为`\(name)`的持有人"),
        Message(
          "leave `in` out for what holds in the company itself, or name a holder above", "直接持有该公司的不写`in`，否则请写上层持有人的名称")
      )
    }
  }
}
