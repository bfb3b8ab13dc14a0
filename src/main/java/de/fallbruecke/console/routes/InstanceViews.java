package de.fallbruecke.console.routes;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Person;
import de.fallbruecke.casefile.PackageNumbers;
import de.fallbruecke.console.page.Badge;
import de.fallbruecke.console.page.Fact;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Trouble;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.mapping.Coverage;
import de.fallbruecke.mapping.MappingOutline;
import de.fallbruecke.meter.TenantFigures;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.Activations;
import de.fallbruecke.route.AvailableVersion;
import de.fallbruecke.route.Candidate;
import de.fallbruecke.route.FixtureResult;
import de.fallbruecke.route.PackageExports;
import de.fallbruecke.route.PackageVersions;
import de.fallbruecke.route.RouteChange;
import de.fallbruecke.route.RouteChanges;
import de.fallbruecke.route.RoutePackage;
import de.fallbruecke.route.RoutesHere;
import de.fallbruecke.route.Takeover;
import de.fallbruecke.route.Takeovers;
import de.fallbruecke.route.Workbench;
import de.fallbruecke.route.doc.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the page of an instance. */
final class InstanceViews {
  private final RouteAccess access;
  private final Activations activations;
  private final RoutesHere here;
  private final Workbench workbench;
  private final PackageVersions versions;
  private final PackageExports exports;
  private final RouteChanges changes;
  private final Takeovers takeovers;
  private final TenantFigures figures;

  InstanceViews(
      RouteAccess access,
      Activations activations,
      RoutesHere here,
      Workbench workbench,
      PackageVersions versions,
      PackageExports exports,
      RouteChanges changes,
      Takeovers takeovers,
      TenantFigures figures) {
    this.access = access;
    this.activations = activations;
    this.here = here;
    this.workbench = workbench;
    this.versions = versions;
    this.exports = exports;
    this.changes = changes;
    this.takeovers = takeovers;
    this.figures = figures;
  }

  /** What is read from the package itself. */
  private record Read(
      @Nullable RoutePackage pack,
      List<Flow> flows,
      List<FixtureResult> fixtures,
      List<InstanceView.Left> left,
      @Nullable Trouble trouble) {}

  /**
   * The page.
   *
   * @throws Fault INSTANCE_UNKNOWN
   */
  InstanceView of(Person person, String instance, Locale locale, Wording words) {
    List<Activation> history = access.history(person, instance);
    Activation now = history.getFirst();
    Read read = read(now, locale, words);
    String problem = here.problems().getOrDefault(instance, "");
    boolean may = person.may(Ability.CHANGE_ROUTES, now.tenant());
    return new InstanceView(
        instance,
        read.pack() == null ? now.packageId() : ForeignText.line(read.pack().title()),
        read.pack() == null ? "" : ForeignText.of(read.pack().description()),
        RouteLists.state(now, problem, words),
        now.runs(),
        now.origin() == Activation.Origin.CONFIGURATION,
        may,
        may && now.runs() && exports.possible(now),
        may && activations.before(instance).isPresent(),
        now.id(),
        ForeignText.of(problem),
        read.trouble(),
        newer(now),
        facts(now, read.pack(), words),
        values(now, read.pack()),
        read.flows(),
        read.fixtures().stream().map(one -> example(one, words)).toList(),
        numbers(now, read.fixtures(), words),
        read.left(),
        open(read.fixtures()),
        history.stream().map(entry -> entry(entry, now, words)).toList(),
        may ? changes.open(instance).stream().map(one -> pending(one, words)).toList() : List.of());
  }

  private Read read(Activation now, Locale locale, Wording words) {
    Candidate candidate = new Candidate.Kept(now.hash());
    try {
      return new Read(
          workbench.describe(candidate),
          workbench.flows(candidate, now.values(), locale),
          workbench.test(candidate),
          left(workbench.outlines(candidate), words),
          null);
    } catch (Fault fault) {
      return new Read(
          null,
          List.of(),
          List.of(),
          List.of(),
          Trouble.of(fault.code(), fault.getMessage(), words));
    }
  }

  private InstanceView.@Nullable Upgrade newer(Activation now) {
    return now.runs()
        ? versions
            .newer(now)
            .map((AvailableVersion one) -> new InstanceView.Upgrade(one.hash(), one.version()))
            .orElse(null)
        : null;
  }

  private List<Fact> facts(Activation now, @Nullable RoutePackage pack, Wording words) {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of(words.text("routes.fact.package"), now.packageId() + " " + now.version()));
    facts.add(Fact.of(words.text("routes.fact.tenant"), now.tenant()));
    facts.add(
        Fact.of(
            words.text("routes.fact.since"),
            words.text("routes.by", words.time(now.at()), ForeignText.line(now.by()))));
    if (pack != null) {
      facts.add(
          Fact.of(
              words.text("routes.fact.services"),
              pack.services().isEmpty()
                  ? words.text("routes.any")
                  : ForeignText.line(String.join(", ", pack.services(now.values())))));
      facts.add(
          Fact.of(
              words.text("routes.fact.schemas"),
              pack.schemaPacks().isEmpty()
                  ? words.text("routes.any")
                  : ForeignText.line(String.join(", ", pack.schemaPacks()))));
      facts.add(Fact.of(words.text("routes.fact.licence"), ForeignText.line(pack.licence())));
      facts.add(Fact.of(words.text("routes.fact.maintainer"), ForeignText.line(pack.maintainer())));
    }
    facts.add(
        Fact.of(
            words.text("routes.fact.origin"),
            takeovers
                .origin(now.tenant(), now.hash())
                .map((Takeover one) -> origin(one, words))
                .orElse(words.text("routes.origin.here"))));
    facts.add(Fact.technical(words.text("routes.fact.hash"), now.hash()));
    return facts;
  }

  static String origin(Takeover one, Wording words) {
    return words.text(
        "routes.origin.taken",
        ForeignText.line(one.publisher()),
        one.thumbprint(),
        words.time(one.takenAt() == null ? one.uploadedAt() : one.takenAt()));
  }

  private static List<InstanceView.Value> values(Activation now, @Nullable RoutePackage pack) {
    Map<String, String> descriptions = new TreeMap<>();
    if (pack != null) {
      pack.parameters().forEach(one -> descriptions.put(one.name(), one.description()));
    }
    return now.values().entrySet().stream()
        .map(
            one ->
                new InstanceView.Value(
                    one.getKey(),
                    ForeignText.line(descriptions.getOrDefault(one.getKey(), "")),
                    one.getValue()))
        .toList();
  }

  static InstanceView.Example example(FixtureResult result, Wording words) {
    return new InstanceView.Example(
        ForeignText.line(result.name()),
        result.green()
            ? new Badge("success", "success", words.text("routes.example.green"))
            : new Badge("danger", "danger", words.text("routes.example.red")),
        outcome(result.outcome(), words),
        result.changes().stream()
            .map(
                one ->
                    new InstanceView.Difference(
                        ForeignText.line(one.path()),
                        ForeignText.line(one.before()),
                        ForeignText.line(one.after())))
            .toList(),
        ForeignText.of(result.detail()));
  }

  /** {@code case}, {@code defect KIND} or {@code held CODE} for people. */
  static String outcome(String outcome, Wording words) {
    String[] parts = outcome.split(" ", 2);
    String kind = parts.length > 1 ? parts[1] : "";
    return words.text(
        "routes.outcome." + parts[0],
        switch (parts[0]) {
          case "defect" -> words.textOr("routes.defect." + kind, ForeignText.line(kind));
          case "held" -> (ForeignText.line(kind) + " " + words.textOr(kind + ".title", "")).strip();
          default -> kind;
        });
  }

  private List<InstanceView.Numbers> numbers(
      Activation now, List<FixtureResult> fixtures, Wording words) {
    List<InstanceView.Numbers> rows = new ArrayList<>();
    figures
        .of(now.tenant(), now.hash())
        .filter(one -> one.cases() > 0)
        .ifPresent(one -> rows.add(numbers(one, words)));
    for (FixtureResult result : fixtures) {
      @Nullable Coverage coverage = result.coverage();
      if (coverage != null) {
        rows.add(
            new InstanceView.Numbers(
                words.text("routes.coverage.example", ForeignText.line(result.name())),
                coverage.total(),
                coverage.mapped(),
                coverage.attached(),
                coverage.ignored(),
                coverage.openCount(),
                Shares.of(
                    (long) coverage.total() - coverage.openCount(), coverage.total(), words)));
      }
    }
    return rows;
  }

  private static InstanceView.Numbers numbers(PackageNumbers one, Wording words) {
    return new InstanceView.Numbers(
        words.text("routes.coverage.cases", one.cases()),
        one.leaves(),
        one.mapped(),
        one.attached(),
        one.ignored(),
        one.open(),
        Shares.of(one.leaves() - one.open(), one.leaves(), words));
  }

  private static List<String> open(List<FixtureResult> fixtures) {
    return fixtures.stream()
        .flatMap(one -> one.coverage() == null ? null : one.coverage().open().stream())
        .map(Coverage.OpenPath::path)
        .distinct()
        .sorted()
        .map(ForeignText::line)
        .toList();
  }

  private static List<InstanceView.Left> left(Map<String, MappingOutline> outlines, Wording words) {
    List<InstanceView.Left> left = new ArrayList<>();
    for (MappingOutline outline : outlines.values()) {
      outline.ignored().forEach(one -> left.add(left(one, "routes.left.ignored", words)));
      outline.attached().forEach(one -> left.add(left(one, "routes.left.attached", words)));
    }
    return left;
  }

  private static InstanceView.Left left(MappingOutline.Named one, String kind, Wording words) {
    return new InstanceView.Left(
        ForeignText.line(one.path()), words.text(kind), ForeignText.line(one.reason()));
  }

  private static InstanceView.Entry entry(Activation entry, Activation now, Wording words) {
    return new InstanceView.Entry(
        entry.id(),
        words.text("routes.kind." + entry.kind()),
        entry.version(),
        entry.hash(),
        words.time(entry.at()),
        ForeignText.line(entry.by()),
        ForeignText.of(entry.note()),
        entry.id() == now.id());
  }

  private InstanceView.Pending pending(RouteChange one, Wording words) {
    return new InstanceView.Pending(
        one.id().toString(), versionOf(one), words.time(one.at()), ForeignText.line(one.by()));
  }

  private String versionOf(RouteChange change) {
    try {
      return workbench.describe(new Candidate.Kept(change.hash())).version();
    } catch (Fault unreadable) {
      return change.hash().substring(0, 8);
    }
  }
}
