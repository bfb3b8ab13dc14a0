package de.fallbruecke.fitconnect.verify;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.Reception;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one verification has found so far: defects, and facts for the evidence. */
final class Findings {
  private final DefectTable table;
  private final boolean holdInsteadOfReject;
  private final List<Defect> defects = new ArrayList<>();
  private final List<Event> evidence = new ArrayList<>();

  Findings(DefectTable table, boolean holdInsteadOfReject) {
    this.table = table;
    this.holdInsteadOfReject = holdInsteadOfReject;
  }

  void add(DefectKind kind, String part, String detail) {
    defects.add(new Defect(kind, part, detail));
  }

  void add(Event event) {
    evidence.add(event);
  }

  void addAll(List<Event> events) {
    evidence.addAll(events);
  }

  boolean clean() {
    return defects.isEmpty();
  }

  List<Event> evidence() {
    return evidence;
  }

  Reception.Defective defective(@Nullable Envelope envelope, @Nullable String memo) {
    return new Reception.Defective(
        table.allRejectable(defects) && !holdInsteadOfReject,
        table.code(defects),
        defects.stream().map(table::problem).toList(),
        envelope,
        memo,
        List.copyOf(evidence));
  }
}
