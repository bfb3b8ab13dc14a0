package de.fallbruecke.console.access;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.AuditEntry;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.TenantScope;
import de.fallbruecke.console.page.CsvFile;
import de.fallbruecke.console.page.FactWords;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.survey.Tenants;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the page of the audit log and its table for spreadsheets. */
final class AuditViews {
  private static final int PER_PAGE = 50;
  private static final int AT_ONCE = 1000;

  /** More than a spreadsheet holds is no table any more. */
  private static final int MOST = 100_000;

  private final Audit audit;
  private final Tenants tenants;

  AuditViews(Audit audit, Tenants tenants) {
    this.audit = audit;
    this.tenants = tenants;
  }

  AuditView page(AuditFilter filter, Person person, Wording words) {
    TenantScope seen = person.scope(Ability.SEE_AUDIT);
    List<AuditEntry> found = audit.find(filter.query(seen, PER_PAGE + 1));
    boolean more = found.size() > PER_PAGE;
    List<AuditEntry> shown = more ? found.subList(0, PER_PAGE) : found;
    return new AuditView(
        shown.stream().map(entry -> row(entry, words)).toList(),
        filter,
        audit.acts().stream()
            .map(act -> new AuditView.Option(act, new FactWords(words).act(act)))
            .toList(),
        tenants.within(seen).stream().map(Tenants.Tenant::name).toList(),
        more ? filter.before(shown.getLast().number()).address("/audit") : null,
        filter.before(null).address("/audit"),
        filter.before(null).address("/audit/export"),
        filter.before() == null);
  }

  /**
   * Whose log it is that an export takes away, so that each of them finds that in it; null for what
   * concerns the whole installation.
   */
  List<@Nullable String> owners(AuditFilter filter, Person person) {
    TenantScope seen = person.scope(Ability.SEE_AUDIT);
    List<@Nullable String> owners = new ArrayList<>();
    if (seen.everywhere() && filter.tenant().isEmpty()) {
      owners.add(null);
    }
    tenants.within(seen).stream()
        .map(Tenants.Tenant::name)
        .filter(name -> filter.tenant().isEmpty() || filter.tenant().equals(name))
        .forEach(owners::add);
    if (owners.isEmpty()) {
      owners.add(null); // nothing is taken away, but somebody tried
    }
    return owners;
  }

  /** Writes all that matches, newest first. */
  void export(AuditFilter filter, Person person, Wording words, CsvFile out) {
    TenantScope seen = person.scope(Ability.SEE_AUDIT);
    out.row(
        Stream.of("number", "time", "person", "act", "code", "tenant", "what", "facts", "recorded")
            .map(column -> words.text("audit.column." + column))
            .toList());
    @Nullable Integer before = null;
    for (int written = 0; written < MOST; ) {
      List<AuditEntry> found = audit.find(filter.before(before).query(seen, AT_ONCE));
      for (AuditEntry entry : found) {
        out.row(cells(entry, words));
        before = entry.number();
      }
      written += found.size();
      out.flush();
      if (found.size() < AT_ONCE) {
        return;
      }
    }
  }

  /** In words for people, and beside them as it was recorded. */
  private static List<String> cells(AuditEntry entry, Wording words) {
    FactWords labels = new FactWords(words);
    return List.of(
        String.valueOf(entry.number()),
        words.stamp(entry.at()),
        entry.person(),
        labels.act(entry.act()),
        entry.act(),
        entry.tenant() == null ? "" : entry.tenant(),
        words.textOr("act.what." + entry.what(), entry.what()),
        facts(
            entry,
            (name, value) -> labels.label(entry.act(), name) + ": " + labels.value(name, value)),
        facts(entry, (name, value) -> name + "=" + value));
  }

  private static String facts(AuditEntry entry, BinaryOperator<String> written) {
    return entry.facts().entrySet().stream()
        .filter(fact -> !fact.getValue().isEmpty())
        .map(fact -> written.apply(fact.getKey(), fact.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static AuditView.Row row(AuditEntry entry, Wording words) {
    FactWords labels = new FactWords(words);
    return new AuditView.Row(
        entry.number(),
        words.time(entry.at()),
        words.age(entry.at()),
        ForeignText.line(entry.person()),
        labels.act(entry.act()),
        entry.tenant() == null ? "" : ForeignText.line(entry.tenant()),
        words.textOr("act.what." + entry.what(), ForeignText.line(entry.what())),
        entry.facts().entrySet().stream()
            .filter(fact -> !fact.getValue().isEmpty())
            .map(fact -> labels.of(entry.act(), fact.getKey(), fact.getValue()))
            .toList());
  }
}
