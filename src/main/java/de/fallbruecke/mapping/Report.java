package de.fallbruecke.mapping;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything that is wrong with one mapping file, so that an author repairs it in one go. */
final class Report {
  private static final int SHOWN = 50;

  private record Finding(int line, String field, String what, String remedy) {}

  private final String file;
  private final List<Finding> findings = new ArrayList<>();

  Report(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  void add(int line, String field, String what, String remedy) {
    findings.add(new Finding(line, field, what, remedy));
  }

  /** Ends the compilation if anything was found. */
  void throwIfAny() {
    if (findings.isEmpty()) {
      return;
    }
    StringBuilder text =
        new StringBuilder(
            "The mapping " + file + " cannot be used, " + findings.size() + " finding(s):");
    findings.stream()
        .sorted(Comparator.comparingInt(Finding::line))
        .limit(SHOWN)
        .forEach(
            f ->
                text.append("\n  ")
                    .append(file)
                    .append(':')
                    .append(f.line())
                    .append(f.field().isEmpty() ? "" : " " + f.field())
                    .append(": ")
                    .append(f.what())
                    .append(". ")
                    .append(f.remedy()));
    throw new Fault(FaultCode.MAPPING_INVALID, text.toString());
  }
}
