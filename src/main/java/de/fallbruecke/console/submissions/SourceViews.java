package de.fallbruecke.console.submissions;

import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Trouble;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.mapping.SourceNode;
import de.fallbruecke.mapping.SourceNode.CaseField;
import de.fallbruecke.mapping.SourceNode.Fate;
import de.fallbruecke.route.Comparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns a comparison into rows, up to as many as a person can read. */
final class SourceViews {
  private static final int MOST = 1500;
  private static final int DEEPEST = 9;

  private final Wording words;
  private final boolean onlyOpen;
  private final Map<String, String> labels;
  private final List<SourceView.Row> rows = new ArrayList<>();
  private final Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
  private int left;

  private SourceViews(Wording words, boolean onlyOpen, Map<String, String> labels) {
    this.words = words;
    this.onlyOpen = onlyOpen;
    this.labels = labels;
  }

  static SourceView of(Comparison comparison, boolean onlyOpen, Wording words) {
    return switch (comparison) {
      case Comparison.Told told ->
          new SourceViews(words, onlyOpen, told.labels())
              .view(
                  ForeignText.line(told.routePackage() + " " + told.version()),
                  null,
                  told.source());
      case Comparison.Untold untold ->
          new SourceViews(words, false, Map.of())
              .view("", Trouble.of(untold.why(), "", words), untold.source());
      case Comparison.NotReadable no -> empty(Trouble.of(no.why(), "", words), null);
      case Comparison.TooLarge large ->
          empty(
              null,
              words.text("source.tooLarge", words.size(large.size()), words.size(large.limit())));
    };
  }

  private static SourceView empty(
      @org.jspecify.annotations.Nullable Trouble notice,
      @org.jspecify.annotations.Nullable String tooLarge) {
    return new SourceView(
        "", notice, tooLarge, List.of(), 0, false, new SourceView.Counts(0, 0, 0, 0));
  }

  private SourceView view(
      String by, @org.jspecify.annotations.Nullable Trouble notice, SourceNode root) {
    add(root, 0, "");
    return new SourceView(
        by,
        notice,
        null,
        List.copyOf(rows),
        left,
        onlyOpen,
        new SourceView.Counts(
            count(Fate.MAPPED), count(Fate.ATTACHED), count(Fate.IGNORED), count(Fate.OPEN)));
  }

  private int count(Fate fate) {
    return counts.getOrDefault(fate, 0);
  }

  private void add(SourceNode node, int depth, String above) {
    String name = ForeignText.line(node.name());
    String path = above + "/" + name;
    String value = node.value();
    if (value != null) {
      counts.merge(node.fate(), 1, Integer::sum);
    }
    if (!onlyOpen || node.fate() == Fate.OPEN) {
      if (rows.size() < MOST) {
        rows.add(row(node, onlyOpen ? 0 : Math.min(depth, DEEPEST), path, name));
      } else {
        left++;
      }
    }
    for (SourceNode child : node.children()) {
      add(child, depth + 1, path);
    }
  }

  private SourceView.Row row(SourceNode node, int depth, String path, String name) {
    String value = node.value();
    return new SourceView.Row(
        depth,
        path,
        onlyOpen ? path : name,
        value == null,
        ForeignText.of(value),
        node.fate().name(),
        ForeignText.of(node.reason()),
        node.fields().stream().map(this::made).toList());
  }

  private SourceView.Made made(CaseField field) {
    String label = field.label();
    return new SourceView.Made(
        label(field.field()),
        ForeignText.of(label == null ? field.value() : label + " (" + field.value() + ")"));
  }

  /** Service-specific fields have a label of the package, those of the record one of ours. */
  private String label(String field) {
    String own = labels.get(field);
    if (own != null) {
      return ForeignText.line(own);
    }
    return Arrays.stream(field.split("\\."))
        .map(step -> words.textOr("case." + step, ForeignText.line(step)))
        .collect(Collectors.joining(" › "));
  }
}
