package de.fallbruecke.console.routes;

import de.fallbruecke.access.Person;
import de.fallbruecke.console.page.Fact;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Trouble;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.RoutePackage;
import de.fallbruecke.route.Takeover;
import de.fallbruecke.route.Takeovers;
import de.fallbruecke.route.archive.ImportPlan;
import de.fallbruecke.route.diff.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the page of an archive that was checked. */
final class TakeoverViews {
  private static final int LINES = 200;

  private final Takeovers takeovers;
  private final RouteAccess access;

  TakeoverViews(Takeovers takeovers, RouteAccess access) {
    this.takeovers = takeovers;
    this.access = access;
  }

  /**
   * The page.
   *
   * @throws de.fallbruecke.platform.Fault if the archive is no longer to be trusted
   */
  TakeoverView of(Takeover takeover, Person person, Wording words) {
    Takeovers.Look look = takeovers.look(takeover);
    RoutePackage pack = look.pack();
    return new TakeoverView(
        takeover.id().toString(),
        ForeignText.line(pack.title()),
        ForeignText.of(pack.description()),
        pack.version(),
        look.plan().kind().name(),
        facts(look, words),
        changes(look.plan(), words),
        look.plan().notes().stream().map(ForeignText::of).toList(),
        look.consents().contains(ImportPlan.Consent.OLDER),
        look.consents().contains(ImportPlan.Consent.OTHER_PUBLISHER),
        look.obstacle() == null
            ? null
            : Trouble.of(look.obstacle().code(), look.obstacle().getMessage(), words),
        access.all(person).stream()
            .filter(Activation::runs)
            .filter(one -> one.tenant().equals(takeover.tenant()))
            .filter(one -> one.packageId().equals(pack.id()))
            .map(Activation::instance)
            .toList());
  }

  private static List<Fact> facts(Takeovers.Look look, Wording words) {
    Takeover takeover = look.takeover();
    RoutePackage pack = look.pack();
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of(words.text("routes.fact.package"), pack.id() + " " + pack.version()));
    facts.add(Fact.of(words.text("routes.fact.publisher"), ForeignText.line(takeover.publisher())));
    facts.add(Fact.technical(words.text("routes.fact.thumbprint"), takeover.thumbprint()));
    facts.add(
        Fact.of(
            words.text("routes.fact.exported"),
            words.time(look.plan().archive().manifest().created())));
    facts.add(Fact.of(words.text("routes.fact.tenant"), takeover.tenant()));
    facts.add(Fact.of(words.text("routes.fact.file"), ForeignText.line(takeover.source())));
    facts.add(
        Fact.of(
            words.text("routes.fact.services"),
            pack.services().isEmpty()
                ? words.text("routes.any")
                : ForeignText.line(String.join(", ", pack.services(Map.of())))));
    facts.add(Fact.of(words.text("routes.fact.licence"), ForeignText.line(pack.licence())));
    facts.add(Fact.of(words.text("routes.fact.maintainer"), ForeignText.line(pack.maintainer())));
    return facts;
  }

  private static List<TakeoverView.Area> changes(ImportPlan plan, Wording words) {
    Map<Change.Area, List<TakeoverView.Line>> areas = new LinkedHashMap<>();
    plan.diff()
        .ifPresent(
            diff ->
                diff.changes().stream()
                    .limit(LINES)
                    .forEach(
                        one ->
                            areas
                                .computeIfAbsent(one.area(), area -> new ArrayList<>())
                                .add(line(one, words))));
    return areas.entrySet().stream()
        .map(
            one ->
                new TakeoverView.Area(
                    words.text("routes.area." + one.getKey()), List.copyOf(one.getValue())))
        .toList();
  }

  private static TakeoverView.Line line(Change one, Wording words) {
    String sign = one.before() == null ? "new" : one.after() == null ? "gone" : "changed";
    return new TakeoverView.Line(
        words.text("routes.diff." + sign),
        ForeignText.line(one.subject()),
        ForeignText.line(one.before()),
        one.before() != null && one.before().equals(one.after())
            ? ""
            : ForeignText.line(one.after()));
  }
}
