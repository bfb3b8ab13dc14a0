package de.fallbruecke.survey;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.TenantScope;
import de.fallbruecke.alarm.Alarms;
import de.fallbruecke.alarm.Severity;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.TargetPause;
import de.fallbruecke.delivery.TargetPauses;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.reply.Replies;
import de.fallbruecke.reply.Reply;
import de.fallbruecke.reply.ReplyState;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.Activations;
import de.fallbruecke.route.PackageVersions;
import de.fallbruecke.submission.DestinationPauses;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Overview;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What waits for a person, the most urgent first. Reads little, for it is looked at often. */
public final class Concerns {
  private static final int NAMED = 5;
  private static final int COUNTED = 1000;
  private static final int REPLIES = 200;

  private final Overview overview;
  private final Deliveries deliveries;
  private final Targets targets;
  private final Alarms alarms;
  private final TargetPauses pauses;
  private final Replies replies;
  private final DestinationPauses standstills;
  private final Destinations destinations;
  private final Activations activations;
  private final PackageVersions versions;

  Concerns(
      Overview overview,
      Deliveries deliveries,
      Targets targets,
      Alarms alarms,
      TargetPauses pauses,
      Replies replies,
      DestinationPauses standstills,
      Destinations destinations,
      Activations activations,
      PackageVersions versions) {
    this.overview = overview;
    this.deliveries = deliveries;
    this.targets = targets;
    this.alarms = alarms;
    this.pauses = pauses;
    this.replies = replies;
    this.standstills = standstills;
    this.destinations = destinations;
    this.activations = activations;
    this.versions = versions;
  }

  /** What waits at the tenants of the person; empty is what is wanted. */
  public List<Concern> of(Person person) {
    TenantScope submissions = person.scope(Ability.SEE_SUBMISSIONS);
    return Stream.of(
            held(submissions),
            unknown(submissions),
            alarmed(person.scope(Ability.SEE_ALARMS)),
            paused(person.scope(Ability.SEE_PLACES)),
            unlisted(person.scope(Ability.SEE_PLACES)),
            replies(submissions),
            newer(person.scope(Ability.CHANGE_ROUTES)))
        .flatMap(found -> found)
        .toList();
  }

  private Stream<Concern> held(TenantScope scope) {
    return overview.held(scope.limit()).stream()
        .map(one -> new Concern.Held(one.code(), one.count(), one.oldest()));
  }

  private Stream<Concern> unknown(TenantScope scope) {
    Set<String> own =
        targets.list().stream()
            .filter(target -> scope.contains(target.tenant()))
            .map(Target::name)
            .collect(Collectors.toSet());
    long count = deliveries.count(DeliveryState.UNKNOWN, own, COUNTED);
    return count == 0
        ? Stream.empty()
        : Stream.of(new Concern.Unknown(Math.min(count, COUNTED), count > COUNTED));
  }

  /** One of no tenant concerns the whole installation and is for those who see all of it. */
  private Stream<Concern> alarmed(TenantScope scope) {
    return alarms.groups(scope.limit()).stream()
        .map(
            one ->
                new Concern.Alarmed(
                    one.code(),
                    one.critical() ? Severity.CRITICAL : Severity.WARNING,
                    one.number(),
                    one.destinations(),
                    one.oldest()));
  }

  private Stream<Concern> paused(TenantScope scope) {
    return pauses.all().stream()
        .flatMap(
            pause ->
                targets.find(pause.target()).stream()
                    .filter(target -> scope.contains(target.tenant()))
                    .map(target -> paused(pause, target)));
  }

  private static Concern paused(TargetPause pause, Target target) {
    return new Concern.Paused(
        target.name(), target.title(), pause.by(), pause.code(), pause.pausedAt());
  }

  private Stream<Concern> unlisted(TenantScope scope) {
    return standstills.all().stream()
        .filter(
            pause ->
                destinations
                    .find(pause.destination())
                    .filter(one -> scope.contains(one.tenant()))
                    .isPresent())
        .map(pause -> new Concern.Unlisted(pause.destination(), pause.by(), pause.pausedAt()));
  }

  private Stream<Concern> replies(TenantScope scope) {
    List<Reply> held = replies.in(ReplyState.HELD, scope.limit(), REPLIES);
    return held.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Concern.HeldReplies(
                held.size(),
                held.getFirst().origin().createdAt(),
                held.getFirst().origin().submission()));
  }

  private Stream<Concern> newer(TenantScope scope) {
    List<String> behind =
        versions
            .outdated(
                activations.current().stream()
                    .filter(one -> one.runs() && scope.contains(one.tenant()))
                    .toList())
            .stream()
            .map(Activation::instance)
            .toList();
    return behind.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Concern.NewerPackages(behind.size(), behind.stream().limit(NAMED).toList()));
  }
}
