package import Diagnostics
package import Law
package import Portfolio
package import YAML

/// A company that cannot be decided, with what is wrong with it.
package struct FaultyRecord: Error {
  package let problems: [Diagnostic]
}

extension Assessor {
  /// The day by whose law a company is decided.
  ///
  /// - Parameters:
  ///   - fixed: The day whatever the file says.
  ///   - today: The day of a company that says none; `nil` where each must say its own.
  ///   - label: The place of a span in the file.
  /// - Throws: ``FaultyRecord`` if no day is known, or its law is not encoded.
  package func day(
    of record: borrowing CompanyRecord, in tree: borrowing YAMLTree, fixed: CalendarDate?, today: CalendarDate?,
    label: (SourceSpan, Message?) -> Diagnostic.Label
  ) throws(FaultyRecord) -> CalendarDate {
    let stated = record.asOf
    guard let date = fixed ?? stated ?? today else {
      throw FaultyRecord(problems: [record.noDate(in: tree, label: label)])
    }
    guard isEncoded(on: date) else {
      let first = context.law.firstEncodedDay?.description
      throw FaultyRecord(problems: [record.notEncoded(date.description, first: first, in: tree, label: label)])
    }
    return date
  }

  /// Decides a company that was read.
  ///
  /// - Throws: ``FaultyRecord`` if what it states cannot be true.
  package func decide(
    _ record: CompanyRecord, in tree: borrowing YAMLTree, on date: CalendarDate, into result: inout CompanyAssessment,
    label: (SourceSpan, Message?) -> Diagnostic.Label
  ) throws(FaultyRecord) {
    let contradictions = contradictions(in: record, on: date)
    assess(record, on: date, into: &result)
    guard contradictions.isEmpty, !result.verdicts.isEmpty else {
      var problems: [Diagnostic] = []
      for contradiction in contradictions {
        problems.append(record.contradiction(Message(contradiction.says), contradiction.statements, in: tree, label: label))
      }
      if problems.isEmpty {
        problems.append(record.contradiction(Message(Contradiction.allCannotBeTrue), [], in: tree, label: label))
      }
      throw FaultyRecord(problems: problems)
    }
  }

  /// Finds what more can be said of a company that was decided: other answers to contested points, the law of the day of
  /// the investment, and where wanted the duties and what is needed under those answers.
  package func findMore(
    of record: borrowing CompanyRecord, on date: CalendarDate, duties: Bool = true, into result: inout CompanyAssessment
  ) {
    findAlternatives(of: record, on: date, telling: duties, into: &result)
    findWhenInvested(record, on: date, into: &result)
    if duties { findDuties(of: record, on: date, into: &result) }
  }
}

extension CompanyRecord {
  /// What is wrong with what was read, in the order of lines; empty where nothing is.
  package func faults(in tree: borrowing YAMLTree, label: (SourceSpan, Message?) -> Diagnostic.Label) -> [Diagnostic] {
    guard isFaulty || !tree.problems.isEmpty else { return [] }
    let problems = tree.problems + diagnostics(in: tree, label: label)
    return problems.sorted { ($0.primary?.span.start.line ?? 0) < ($1.primary?.span.start.line ?? 0) }
  }
}
