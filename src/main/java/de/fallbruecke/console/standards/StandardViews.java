package de.fallbruecke.console.standards;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Person;
import de.fallbruecke.console.page.Badge;
import de.fallbruecke.console.page.Fact;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Trouble;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.Activations;
import de.fallbruecke.route.ActivePackages;
import de.fallbruecke.route.StandardsInUse;
import de.fallbruecke.xoev.Impact;
import de.fallbruecke.xoev.InstalledStandards;
import de.fallbruecke.xoev.PackDetails;
import de.fallbruecke.xoev.SchemaPack;
import de.fallbruecke.xoev.Validity;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the pages of standards. */
final class StandardViews {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final InstalledStandards standards;
  private final Activations activations;
  private final ActivePackages packages;

  StandardViews(InstalledStandards standards, Activations activations, ActivePackages packages) {
    this.standards = standards;
    this.activations = activations;
    this.packages = packages;
  }

  StandardView.All all(Person person, Wording words) {
    Impact impact = impact(person, words);
    List<StandardView.Row> rows =
        impact.packs().stream()
            .sorted(Comparator.comparing((Impact.OnPack one) -> !urgent(one)))
            .map(one -> row(one, words))
            .toList();
    return new StandardView.All(
        rows,
        impact.missing().entrySet().stream()
            .map(
                one ->
                    new StandardView.Missing(ForeignText.line(one.getKey()), lines(one.getValue())))
            .toList(),
        impact.lists().stream()
            .filter(one -> one.packs().isEmpty())
            .map(
                one ->
                    new StandardView.Unchecked(
                        ForeignText.line(
                            one.uri() + (one.version() == null ? "" : " " + one.version())),
                        lines(one.routes())))
            .toList(),
        impact.packs().isEmpty()
            ? ""
            : String.join(", ", lines(impact.packs().getFirst().anyRoutes())));
  }

  private Impact impact(Person person, Wording words) {
    List<Activation> seen =
        activations.current().stream()
            .filter(one -> person.may(Ability.SEE_ROUTES, one.tenant()))
            .toList();
    return Impact.of(standards.all(), StandardsInUse.active(packages, seen), today(words));
  }

  private static LocalDate today(Wording words) {
    return words.now().atZone(BERLIN).toLocalDate();
  }

  private static boolean urgent(Impact.OnPack one) {
    return !one.routes().isEmpty()
        && (one.state() == Validity.State.EXPIRED || one.state() == Validity.State.EXPIRING);
  }

  private StandardView.Row row(Impact.OnPack one, Wording words) {
    SchemaPack pack = one.pack();
    PackDetails details = standards.get(pack.name(), pack.version());
    return new StandardView.Row(
        pack.name(),
        pack.version(),
        ForeignText.line(pack.title()),
        pack.synthetic(),
        state(details.problem(), one.state(), words),
        dates(pack.validity(), words),
        lines(one.routes()));
  }

  private static Badge state(@Nullable String problem, Validity.State state, Wording words) {
    if (problem != null) {
      return new Badge("danger", "danger", words.text("standards.state.UNUSABLE"));
    }
    String label = words.text("standards.state." + state);
    return switch (state) {
      case UNKNOWN -> new Badge("info", "help", label);
      case NOT_YET -> new Badge("info", "calendar-today", label);
      case IN_FORCE -> new Badge("success", "success", label);
      case EXPIRING -> new Badge("warning", "warning", label);
      case EXPIRED -> new Badge("danger", "close", label);
    };
  }

  private static String dates(Validity validity, Wording words) {
    return words.text(
        "standards.dates",
        validity.from() == null ? "…" : words.date(validity.from().toString()),
        validity.to() == null ? "…" : words.date(validity.to().toString()));
  }

  /**
   * One pack.
   *
   * @throws de.fallbruecke.platform.Fault PACK_UNKNOWN
   */
  StandardView.One one(String name, String version, Person person, Wording words) {
    PackDetails details = standards.get(name, version);
    SchemaPack pack = details.pack();
    List<String> routes =
        impact(person, words).packs().stream()
            .filter(one -> one.pack().reference().equals(pack.reference()))
            .flatMap(one -> lines(one.routes()).stream())
            .toList();
    Validity.State state = pack.validity().on(today(words));
    return new StandardView.One(
        pack.name(),
        pack.version(),
        ForeignText.line(pack.title()),
        state(details.problem(), state, words),
        details.problem() == null
            ? null
            : Trouble.of(FaultCode.SCHEMA_PACK_INVALID, details.problem(), words),
        facts(details, words),
        lines(pack.roots()),
        lines(details.namespaces()),
        details.codeLists().stream().map(one -> list(one, words)).toList(),
        routes);
  }

  private static StandardView.CodeList list(PackDetails.ListVersion one, Wording words) {
    return new StandardView.CodeList(
        one.uri(),
        one.version(),
        one.codes(),
        state(null, one.validity().on(today(words)), words),
        one.validity().from() == null ? "–" : words.date(one.validity().from().toString()));
  }

  private static List<Fact> facts(PackDetails details, Wording words) {
    SchemaPack pack = details.pack();
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.technical(words.text("standards.fact.reference"), pack.reference()));
    facts.add(Fact.of(words.text("standards.fact.dates"), dates(pack.validity(), words)));
    facts.add(Fact.of(words.text("standards.fact.format"), details.format().name()));
    if (details.identifier() != null) {
      facts.add(
          Fact.of(words.text("standards.fact.identifier"), ForeignText.line(details.identifier())));
    }
    if (!pack.messageTypes().isEmpty()) {
      facts.add(
          Fact.of(
              words.text("standards.fact.types"),
              ForeignText.line(String.join(", ", pack.messageTypes()))));
    }
    if (!pack.schemaUris().isEmpty()) {
      facts.add(
          Fact.technical(
              words.text("standards.fact.uris"),
              ForeignText.line(String.join(" ", pack.schemaUris()))));
    }
    facts.add(Fact.of(words.text("standards.fact.rules"), String.valueOf(details.rules())));
    return facts;
  }

  private static List<String> lines(Collection<String> texts) {
    return texts.stream().map(ForeignText::line).toList();
  }
}
