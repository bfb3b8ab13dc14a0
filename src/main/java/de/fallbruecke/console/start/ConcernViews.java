package de.fallbruecke.console.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Person;
import de.fallbruecke.alarm.Severity;
import de.fallbruecke.console.page.Badge;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.reply.ReplyState;
import de.fallbruecke.survey.Concern;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/** Puts what waits for a person into words, each with the way to where it is set right. */
record ConcernViews(Person person, Wording words) {
  private static final Set<FaultCode> OF_KEYS =
      Set.of(FaultCode.ALARM_CERTIFICATE_ENDS, FaultCode.ALARM_KEYS_DO_NOT_FIT);

  ConcernView of(Concern concern) {
    return switch (concern) {
      case Concern.Held held -> held(held);
      case Concern.Unknown unknown -> unknown(unknown);
      case Concern.Alarmed alarmed -> alarmed(alarmed);
      case Concern.Paused paused -> paused(paused);
      case Concern.Unlisted unlisted -> unlisted(unlisted);
      case Concern.HeldReplies replies -> replies(replies);
      case Concern.NewerPackages packages -> packages(packages);
    };
  }

  private ConcernView held(Concern.Held held) {
    return new ConcernView(
        "held-" + held.code().code(),
        new Badge("warning", "warning", words.text("state.HELD")),
        words.text("start.held", held.count(), words.title(held.code())),
        words.remedy(held.code()),
        words.text("start.oldest", words.age(held.oldest())),
        "/submissions?state=HELD&code=" + held.code().code(),
        words.text("start.open.list"));
  }

  private ConcernView unknown(Concern.Unknown unknown) {
    return new ConcernView(
        "unknown",
        Badge.of(DeliveryState.UNKNOWN, words),
        words.text(unknown.more() ? "start.unknown.many" : "start.unknown", unknown.count()),
        words.text("start.unknown.detail"),
        "",
        "/submissions?delivery=UNKNOWN",
        words.text("start.open.list"));
  }

  /** Keys and certificates that run out are set right where they are. */
  private ConcernView alarmed(Concern.Alarmed alarmed) {
    boolean keys = OF_KEYS.contains(alarmed.code()) && person.mayAnywhere(Ability.SEE_KEYS);
    String sign = alarmed.severity() == Severity.CRITICAL ? "danger" : "warning";
    return new ConcernView(
        "alarm-" + alarmed.code().code(),
        new Badge(sign, sign, words.text("alarm.severity." + alarmed.severity())),
        alarmed.count() == 1
            ? words.title(alarmed.code())
            : words.text("start.alarms", alarmed.count(), words.title(alarmed.code())),
        lines(alarmed.destinations()),
        words.text("start.since", words.age(alarmed.oldest())),
        keys ? "/places/keys" : "/alarms",
        words.text(keys ? "start.open.keys" : "start.open.alarms"));
  }

  private ConcernView paused(Concern.Paused paused) {
    return new ConcernView(
        "paused-" + paused.target(),
        new Badge("warning", "warning", words.text("start.paused.badge")),
        words.text(
            paused.by() == null ? "start.failing" : "start.paused",
            ForeignText.line(paused.title())),
        paused.by() != null
            ? words.text("start.paused.by", ForeignText.line(paused.by()))
            : paused.code() == null ? "" : words.title(paused.code()),
        words.text("start.since", words.age(paused.since())),
        "/places/targets/" + paused.target(),
        words.text("start.open.target"));
  }

  private ConcernView unlisted(Concern.Unlisted unlisted) {
    return new ConcernView(
        "destination-" + unlisted.destination(),
        new Badge("warning", "warning", words.text("start.paused.badge")),
        words.text("start.unlisted", ForeignText.line(unlisted.destination())),
        words.text("start.paused.by", ForeignText.line(unlisted.by())),
        words.text("start.since", words.age(unlisted.since())),
        "/places/destinations/" + unlisted.destination(),
        words.text("start.open.destination"));
  }

  private ConcernView replies(Concern.HeldReplies replies) {
    return new ConcernView(
        "replies",
        Badge.of(ReplyState.HELD, words),
        words.text("start.replies", replies.count()),
        words.text("start.replies.detail"),
        words.text("start.oldest", words.age(replies.oldest())),
        "/submissions/" + replies.submission(),
        words.text("start.open.oldest"));
  }

  private ConcernView packages(Concern.NewerPackages packages) {
    return new ConcernView(
        "packages",
        new Badge("info", "info", words.text("start.packages.badge")),
        words.text("start.packages", packages.count()),
        lines(packages.instances()),
        "",
        packages.count() == 1
            ? "/routes/instances/" + UriUtils.encode(packages.instances().getFirst(), UTF_8)
            : "/routes",
        words.text("start.open.routes"));
  }

  private static String lines(List<String> names) {
    return names.stream().map(ForeignText::line).collect(Collectors.joining(", "));
  }
}
