package de.fallbruecke.access;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdSource;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes, finds and revokes the tokens of persons for the REST interface of admins. A token has a
 * part of what its owner may, for a year at most; it is shown once and kept by its hash.
 */
public final class AdminTokens {
  /** Tells these tokens from all others. */
  public static final String PREFIX = "fba_";

  /** How long a token counts at most. */
  public static final Duration LONGEST = Duration.ofDays(366);

  /** Longest name of a token, in characters. */
  public static final int LONGEST_NAME = 80;

  private static final int BYTES = 32;
  private static final int MOST = 200;
  private static final Duration ENDED = Duration.ofDays(7);
  private static final Duration USE_NOTED = Duration.ofMinutes(1);

  private final AdminTokenTable table;
  private final Audit audit;
  private final TransactionOperations transaction;
  private final IdSource ids;
  private final SecureRandom random;
  private final Clock clock;

  AdminTokens(
      AdminTokenTable table,
      Audit audit,
      TransactionOperations transaction,
      IdSource ids,
      SecureRandom random,
      Clock clock) {
    this.table = table;
    this.audit = audit;
    this.transaction = transaction;
    this.ids = ids;
    this.random = random;
    this.clock = clock;
  }

  /**
   * A new token.
   *
   * @param secret what to present; nobody can show it again
   */
  public record Issued(AdminToken token, String secret) {
    /** Never in a log. */
    @Override
    public String toString() {
      return "Issued[" + token.id() + "]";
    }
  }

  /**
   * Makes a token for a person.
   *
   * @param owner who gets it and whose grants limit it
   * @param by who makes it; the owner, but for the first one on the server
   * @param grants roles by tenant; each must be covered by what the owner may there
   * @throws Fault ADMIN_TOKEN_INVALID if it has no name, no grant, one that the owner lacks, or an
   *     end that is past or too far away
   */
  public Issued create(
      Person owner, Person by, String name, Map<String, Set<Role>> grants, Instant until) {
    Instant now = clock.instant();
    String called = name.replaceAll("\\p{Cntrl}+", " ").strip();
    check(owner, called, grants, until, now);
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Map<String, Set<Role>> given = new TreeMap<>(grants);
    given.values().removeIf(Set::isEmpty);
    AdminToken token =
        new AdminToken(ids.next(), owner.name(), called, given, now, until, null, null);
    transaction.executeWithoutResult(
        status -> {
          table.add(token, secret);
          record(by, "ADMIN_TOKEN_CREATED", token);
        });
    return new Issued(token, secret);
  }

  private static void check(
      Person owner, String name, Map<String, Set<Role>> grants, Instant until, Instant now) {
    if (owner.name().isBlank()) {
      throw invalid("it belongs to nobody");
    }
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw invalid("its name must have 1 to " + LONGEST_NAME + " characters");
    }
    if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
      throw invalid("its end must lie within the next " + LONGEST.toDays() + " days");
    }
    if (grants.values().stream().allMatch(Set::isEmpty)) {
      throw invalid("it has no role");
    }
    grants.forEach(
        (tenant, roles) ->
            roles.forEach(
                role -> {
                  if (!mayGive(owner, tenant, role)) {
                    throw invalid(
                        "%s may not all that role %s may there"
                            .formatted(owner.name(), role.written()));
                  }
                }));
  }

  /** Whether a token of the person may have that role there: it never can more than its owner. */
  public static boolean mayGive(Person owner, String tenant, Role role) {
    boolean everywhere = tenant.equals(Person.EVERYWHERE);
    return owner.covers(role, everywhere ? null : tenant) && (role != Role.PROVIDER || everywhere);
  }

  private static Fault invalid(String why) {
    return new Fault(
        FaultCode.ADMIN_TOKEN_INVALID, "No token was made: %s. Correct it.".formatted(why));
  }

  /** Whose token it is, if it is one and counts; notes its use. */
  public Optional<AdminToken> present(String secret) {
    Instant now = clock.instant();
    Optional<AdminToken> found = table.presented(secret).filter(token -> token.counts(now));
    found
        .filter(token -> token.usedAt() == null || token.usedAt().plus(USE_NOTED).isBefore(now))
        .ifPresent(token -> table.used(token.id(), now));
    return found;
  }

  /** All of a person that were made in the last two years, newest first. */
  public List<AdminToken> of(String person) {
    return table.of(person, clock.instant().minus(LONGEST.multipliedBy(2)), MOST);
  }

  /** The newest of all persons; for the command line on the server. */
  public List<AdminToken> newest() {
    return table.within(TenantScope.all(), "", null, MOST);
  }

  /** Those that count at that moment or ended by themselves a week before at most. */
  List<AdminToken> ending(Instant now) {
    return table.ending(now.minus(ENDED));
  }

  /**
   * A token as somebody sees it: one's own whole, of those of others only what they may at tenants
   * whose access one may see.
   *
   * @param revocable whether they may revoke it: their own, and those of others that may nothing
   *     but at tenants whose access they may change
   */
  public record Seen(AdminToken token, boolean revocable) {
    static Seen by(Person reader, AdminToken token) {
      return new Seen(
          own(token, reader) ? token : token.within(reader.scope(Ability.SEE_ACCESS)),
          AdminTokens.revocable(token, reader));
    }
  }

  /**
   * One's own, and those that may anything at tenants whose access one may see, newest first.
   *
   * @param before the last of the page before, null to begin
   */
  public List<Seen> seenBy(Person reader, @Nullable UUID before, int limit) {
    return table
        .within(reader.scope(Ability.SEE_ACCESS), reader.name(), before, Math.min(limit, MOST))
        .stream()
        .map(token -> Seen.by(reader, token))
        .toList();
  }

  /**
   * One that the reader may see.
   *
   * @throws Fault ADMIN_TOKEN_UNKNOWN if there is none or it may not be seen
   */
  public Seen get(UUID id, Person reader) {
    return table
        .find(id)
        .map(token -> Seen.by(reader, token))
        .filter(seen -> !seen.token().grants().isEmpty())
        .orElseThrow(() -> unknown(reader.name(), id));
  }

  private static boolean own(AdminToken token, Person person) {
    return !person.name().isEmpty() && token.person().equals(person.name());
  }

  private static boolean revocable(AdminToken token, Person by) {
    return own(token, by)
        || token.grants().keySet().stream()
            .allMatch(
                tenant ->
                    by.may(
                        Ability.CHANGE_ACCESS, tenant.equals(Person.EVERYWHERE) ? null : tenant));
  }

  /**
   * Ends a token that the person may see, at once, on all processes.
   *
   * @return whether it counted until now
   * @throws Fault ADMIN_TOKEN_UNKNOWN if it may not be seen, ACCESS_DENIED if it may be seen only
   */
  public boolean revoke(UUID id, Person by) {
    if (!get(id, by).revocable()) {
      throw new Fault(
          FaultCode.ACCESS_DENIED,
          "%s may not revoke token %s, which counts elsewhere too. It counts on."
              .formatted(by.name(), id));
    }
    return revoke(table.find(id).orElseThrow(() -> unknown(by.name(), id)), by);
  }

  /**
   * Ends a token of a person at once, on all processes; for the command line on the server.
   *
   * @return whether it counted until now
   * @throws Fault ADMIN_TOKEN_UNKNOWN if the person has no such token
   */
  public boolean revoke(UUID id, String person, Person by) {
    return revoke(
        table
            .find(id)
            .filter(token -> token.person().equals(person))
            .orElseThrow(() -> unknown(person, id)),
        by);
  }

  private boolean revoke(AdminToken token, Person by) {
    Instant now = clock.instant();
    if (!token.counts(now)) {
      return false;
    }
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              boolean revoked = table.revoke(token.id(), now);
              if (revoked) {
                record(by, "ADMIN_TOKEN_REVOKED", token);
              }
              return revoked;
            }));
  }

  private static Fault unknown(String person, UUID id) {
    return new Fault(
        FaultCode.ADMIN_TOKEN_UNKNOWN,
        "%s has no token %s. Nothing was revoked.".formatted(person, id));
  }

  /** Each tenant hears what the token may there; one for all tenants concerns the installation. */
  private void record(Person by, String act, AdminToken token) {
    new TreeMap<>(token.grants())
        .forEach(
            (tenant, roles) ->
                audit.record(
                    by,
                    act,
                    tenant.equals(Person.EVERYWHERE) ? null : tenant,
                    token.id().toString(),
                    Map.of(
                        "name", token.name(),
                        "person", token.person(),
                        "grants", String.join(" ", AdminTokenTable.written(Map.of(tenant, roles))),
                        "until", token.expiresAt().toString())));
  }
}
