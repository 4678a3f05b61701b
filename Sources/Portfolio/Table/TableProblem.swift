import Diagnostics

/// What can be wrong with a table, without its wording.
enum TableProblem {
  case unclosedQuote
  case textAfterQuote
  case notUTF8
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

  /// The wording of every problem.
  func diagnostic(at label: Diagnostic.Label) -> Diagnostic {
    let (code, headline, help) = words
    var secondary: [Diagnostic.Label] = []
    switch self {
    case .columnTwice(_, let first), .otherValue(_, let first): secondary = [first]
    case _: break
    }
    return Diagnostic(code: code, headline: headline, primary: label, secondary: secondary, help: help)
  }

  private var words: (code: String, headline: String, help: String?) {
    switch self {
    case .unclosedQuote:
      ("unclosed-quote", "this quote is never closed", "close it with `\"`; a quote within text is written twice")
    case .textAfterQuote:
      (
        "quote", "text follows the quote that closes the cell",
        "put the whole cell in quotes; a quote within it is written twice"
      )
    case .notUTF8: ("not-utf-8", "this cell is not UTF-8", "save the table as “CSV UTF-8”")
    case .noHeader: ("no-header", "the table has no row", "its first row names the columns, `company` among them")
    case .unknownColumn(let name, let nearest):
      (
        "unknown-column", "no column is called `\(name)`",
        (nearest.map { "did you mean `\($0)`? " } ?? "")
          + "`zhunru facts` lists the names; `--columns FILE` says what columns of your own are, or that they are left out"
      )
    case .columnTwice(let name, _): ("column-twice", "a second column is `\(name)`", "keep one of the two")
    case .noCompanyColumn:
      ("no-company-column", "no column names the company", "call one `company`, or say which it is with `--columns FILE`")
    case .beyondLastColumn:
      ("beyond-last-column", "this cell stands beyond the last column", "name its column in the first row, or delete it")
    case .noCompany: ("no-name", "the row names no company", "fill in the column of companies")
    case .otherValue(let column, _):
      (
        "two-values", "`\(column)` is of the company, and its rows say different things",
        "write it in one of its rows, or the same in all"
      )
    case .companyApart(let name, let line):
      (
        "company-apart", "`\(name)` has rows further up, from line \(line)",
        "put the rows of one company together, or give each company another `id`"
      )
    case .holdersOfNobody(let name):
      ("holders-of-nobody", "no company of the table is called `\(name)`", "write it as the table does")
    case .noSuchUnit(let name):
      ("no-such-unit", "no unit is called `\(name)`", "write `percent` for 60 as 60 %, or `fraction` for 0.6 as 60 %")
    case .notAMapping:
      (
        "not-a-mapping", "columns are written as `header: name` pairs",
        "write `Owner: ignore`, or `Stake: { is: foreign-equity, unit: fraction }`"
      )
    case .holdsInNobody(let name):
      (
        "holds-in-nobody", "no holder of the company is called `\(name)`",
        "leave `in` out for what holds in the company itself, or name a holder above"
      )
    }
  }
}
