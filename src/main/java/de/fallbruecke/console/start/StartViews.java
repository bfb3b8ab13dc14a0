package de.fallbruecke.console.start;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.TenantScope;
import de.fallbruecke.casefile.ServiceNumbers;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.meter.ServiceMeter;
import de.fallbruecke.submission.Overview;
import de.fallbruecke.survey.Concerns;
import de.fallbruecke.survey.Today;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** Makes the first page. */
final class StartViews {
  private static final int SERVICES = 12;
  private static final String DELIVERED = "/submissions?age=DELIVERED_TODAY";

  private final Concerns concerns;
  private final Today today;
  private final ServiceMeter meter;

  StartViews(Concerns concerns, Today today, ServiceMeter meter) {
    this.concerns = concerns;
    this.today = today;
    this.meter = meter;
  }

  StartView page(Person person, Wording words) {
    TenantScope scope = person.scope(Ability.SEE_SUBMISSIONS);
    ConcernViews views = new ConcernViews(person, words);
    List<ConcernView> waiting = concerns.of(person).stream().map(views::of).toList();
    return new StartView(
        waiting,
        figures(today.figures(scope), words),
        meter.figures(scope.limit(), SERVICES).stream().map(one -> service(one, words)).toList(),
        meter.computedAt().map(words::time).orElse(""),
        waiting.isEmpty() ? words.text("start.calm") : words.text("start.summary", waiting.size()));
  }

  private static List<StartView.Figure> figures(Overview.Day day, Wording words) {
    return List.of(
        new StartView.Figure(
            words.text("list.number", day.received()),
            words.text("start.received"),
            "/submissions?age=TODAY"),
        new StartView.Figure(
            words.text("list.number", day.delivered()), words.text("start.delivered"), DELIVERED),
        new StartView.Figure(took(day.median(), words), words.text("start.median"), DELIVERED),
        new StartView.Figure(
            took(day.worst(), words),
            words.text("start.worst"),
            day.slowest() == null ? "" : "/submissions/" + day.slowest()));
  }

  private static String took(@Nullable Duration time, Wording words) {
    if (time == null) {
      return "–";
    }
    if (time.toSeconds() < 120) {
      return words.text("start.seconds", time.toMillis() / 1000.0);
    }
    return time.toMinutes() < 120
        ? words.text("start.minutes", time.toMinutes())
        : words.text("start.hours", time.toMinutes() / 60.0);
  }

  private static StartView.Service service(ServiceNumbers one, Wording words) {
    String name = one.serviceName();
    return new StartView.Service(
        one.serviceKey().isEmpty()
            ? words.text("service.unknown")
            : ForeignText.line(name == null ? one.serviceKey() : name),
        words.text("list.number", one.cases()),
        share(one.carried(), one.leaves(), words),
        share(one.untouched(), one.handedOver(), words),
        one.serviceKey().isEmpty()
            ? ""
            : "/submissions?service="
                + UriUtils.encode(one.serviceKey(), java.nio.charset.StandardCharsets.UTF_8));
  }

  private static String share(long part, long whole, Wording words) {
    // rounded down: 100 % is said of nothing less
    return whole == 0 ? "–" : words.text("start.share", Math.floor(part * 1000.0 / whole) / 10);
  }
}
