package de.fallbruecke.reply;

import de.fallbruecke.platform.IdQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The repository. Every write joins the caller's transaction and is guarded by the version. */
public interface Replies {
  /** Adds it unless the target has used its key before; returns whether it was new. */
  boolean add(Reply accepted);

  /** By our id. */
  Optional<Reply> find(UUID id);

  /**
   * By our id, which must exist.
   *
   * @throws de.fallbruecke.platform.Fault REPLY_UNKNOWN
   */
  Reply get(UUID id);

  /** By the target's own name for it. */
  Optional<Reply> find(String target, String idempotencyKey);

  /** Those of a case that came from the target, oldest first. */
  List<Reply> of(UUID caseId, String target);

  /** All to a submission, oldest first. */
  List<Reply> ofSubmission(UUID submission);

  /** Those in the state, oldest first. */
  List<Reply> in(ReplyState state, int limit);

  /** The same of these tenants alone; null for all. */
  List<Reply> in(ReplyState state, @Nullable Set<String> tenants, int limit);

  /** Those over a destination that were handed over and are not taken yet, oldest first. */
  List<Reply> handedOver(String destination, int limit);

  /** The submissions with a reply that is not ended. */
  IdQuery submissionsWithOpen();

  /**
   * Stores the next version.
   *
   * @throws de.fallbruecke.platform.Fault CONCURRENT_CHANGE if somebody else was faster
   */
  void save(Reply next);

  /**
   * What a person has to look at, by tenant: held ones, and those not taken since that moment.
   *
   * @param before when they were accepted
   */
  List<Stuck> stuck(Instant before);

  /**
   * Replies of a tenant that do not get on.
   *
   * @param held how many of them are held
   * @param waiting how many are not taken although they are old
   * @param oldest one of them, the oldest
   */
  record Stuck(String tenant, long held, long waiting, UUID oldest) {}
}
