package de.fallbruecke.admin.view;

import de.fallbruecke.xoev.ImportReport;
import java.time.LocalDate;
import java.util.List;

/**
 * What became of the import of a standard.
 *
 * @param good whether the pack is complete and works
 * @param missing what it refers to and that was nowhere to be found
 * @param problems what was left out or does not work
 * @param notes what may be good to know
 */
public record StandardImport(
    StandardView pack,
    boolean good,
    List<String> missing,
    List<String> problems,
    List<String> notes) {
  public StandardImport {
    missing = List.copyOf(missing);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  public static StandardImport of(ImportReport report, LocalDate today) {
    return new StandardImport(
        StandardView.of(report.details(), today),
        report.good(),
        List.copyOf(report.missing()),
        report.problems(),
        report.notes());
  }
}
