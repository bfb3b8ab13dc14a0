package de.fallbruecke.submission;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The repository. Every write joins the caller's transaction and is guarded by the version. */
public interface Submissions {
  /**
   * Adds it unless the same message of the same destination is known; returns whether it was new.
   */
  default boolean add(Submission announced) {
    return add(announced, null);
  }

  /**
   * As {@link #add(Submission)}.
   *
   * @param notBefore the earliest moment at which it can have come to the portal; null if unknown
   */
  boolean add(Submission announced, @Nullable Instant notBefore);

  /** By our id. */
  Optional<Submission> find(UUID id);

  /** By our id, which must exist. */
  Submission get(UUID id);

  /** As {@link #get}, and nobody else changes it until the caller's transaction ends. */
  Submission lock(UUID id);

  /** By the channel's id. */
  Optional<Submission> find(String destination, String externalId);

  /**
   * Stores the next version.
   *
   * @throws de.fallbruecke.platform.Fault CONCURRENT_CHANGE if somebody else was faster
   */
  void save(Submission next);

  /** The one with that id, and those with that id on their channel; there are never many. */
  List<Submission> named(String id);

  /** The submissions that are held for this or met it in their last try. */
  IdQuery troubledBy(FaultCode code);

  /** Newest first, for lists; {@code before} is the last row of the page before. */
  default List<Submission> search(Query query, @Nullable UUID before, int limit) {
    return page(query, new Seek(before, false), limit);
  }

  /** Newest first, from where the page begins. */
  List<Submission> page(Query query, Seek seek, int limit);

  /**
   * Where a page of a list begins.
   *
   * @param row the page lies next to this one; null or unknown: at the end of the list
   * @param newer whether it lies before the row, with the newer ones, or at the end with the oldest
   */
  record Seek(@Nullable UUID row, boolean newer) {
    /** The newest. */
    public static final Seek FIRST = new Seek(null, false);

    /** The oldest. */
    public static final Seek LAST = new Seek(null, true);
  }

  /** How many there are per state, for the tenant or for all. */
  Map<SubmissionState, Long> count(@Nullable String tenant);

  /**
   * What to look for; null means any. Begin with {@link #ALL} and narrow it.
   *
   * @param service service key, exact
   * @param text external id, our id or part of the service key or name
   * @param announcedAfter at this moment or later
   * @param test only tests, or none
   * @param among only what is in each of these
   * @param tenants only of these; none at all if it is empty
   * @param services only these service keys
   * @param deliveredAfter taken by every required target at this moment or later
   */
  record Query(
      @Nullable SubmissionState state,
      @Nullable String tenant,
      @Nullable String destination,
      @Nullable String service,
      @Nullable String text,
      @Nullable Instant announcedBefore,
      @Nullable Instant announcedAfter,
      @Nullable Boolean test,
      List<IdQuery> among,
      @Nullable Set<String> tenants,
      @Nullable Set<String> services,
      @Nullable Instant deliveredAfter) {
    /** Everything. */
    public static final Query ALL =
        new Query(null, null, null, null, null, null, null, null, List.of());

    public Query {
      among = List.copyOf(among);
    }

    /** The same among other ids. */
    Query among(List<IdQuery> other) {
      return new Query(
          state,
          tenant,
          destination,
          service,
          text,
          announcedBefore,
          announcedAfter,
          test,
          other,
          tenants,
          services,
          deliveredAfter);
    }

    /** Without a limit to tenants, services and times of delivery. */
    public Query(
        @Nullable SubmissionState state,
        @Nullable String tenant,
        @Nullable String destination,
        @Nullable String service,
        @Nullable String text,
        @Nullable Instant announcedBefore,
        @Nullable Instant announcedAfter,
        @Nullable Boolean test,
        List<IdQuery> among) {
      this(
          state,
          tenant,
          destination,
          service,
          text,
          announcedBefore,
          announcedAfter,
          test,
          among,
          null,
          null,
          null);
    }
  }
}
