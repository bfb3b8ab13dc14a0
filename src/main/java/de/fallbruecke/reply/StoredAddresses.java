package de.fallbruecke.reply;

import de.fallbruecke.platform.IdQuery;
import de.fallbruecke.platform.Json;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.ReplyAddress;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.vault.Staging;
import de.fallbruecke.vault.Vault;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Table {@code reply_address} and the vault; the only code that knows both. */
final class StoredAddresses implements ReplyAddresses {
  private static final String PART = "address";
  private static final int AT_ONCE = 200;

  private final JdbcClient jdbc;
  private final Replies replies;
  private final Vault vault;
  private final TransactionTemplate transaction;
  private final Duration keep;
  private final Clock clock;

  StoredAddresses(
      JdbcClient jdbc,
      Replies replies,
      Vault vault,
      TransactionTemplate transaction,
      Duration keep,
      Clock clock) {
    this.jdbc = jdbc;
    this.replies = replies;
    this.vault = vault;
    this.transaction = transaction;
    this.keep = keep;
    this.clock = clock;
  }

  @Override
  public Kept keep(Submission submission, Envelope envelope, String memo) {
    ReplyAddress address =
        new ReplyAddress(
            submission.id(),
            submission.externalId(),
            envelope.externalCase() == null ? submission.externalCase() : envelope.externalCase(),
            envelope.reply(),
            memo);
    UUID owner = owner(submission.id());
    Staging staging = vault.stage(owner);
    try (OutputStream out = staging.write(PART, "application/json")) {
      Json.mapper().writeValue(out, address);
    } catch (IOException e) {
      staging.close();
      throw new UncheckedIOException(e);
    }
    return new Kept() {
      @Override
      public void commit() {
        staging.commit();
        insert(submission, owner);
      }

      @Override
      public void close() {
        staging.close();
      }
    };
  }

  private void insert(Submission submission, UUID owner) {
    jdbc.sql(
            """
            insert into reply_address (submission, vault_owner, tenant, keep_until)
            values (:submission, :owner, :tenant, :until)
            on conflict (submission) do update set keep_until = :until
            """)
        .param("submission", submission.id())
        .param("owner", owner)
        .param("tenant", submission.tenant())
        .param("until", utc(clock.instant().plus(keep)))
        .update();
  }

  @Override
  public Optional<ReplyAddress> find(UUID submission) {
    return jdbc.sql(
            "select vault_owner from reply_address where submission = ? and forgotten_at is null")
        .param(submission)
        .query(UUID.class)
        .optional()
        .map(owner -> Json.mapper().readValue(vault.readFully(owner, PART), ReplyAddress.class));
  }

  @Override
  public void renew(UUID submission) {
    jdbc.sql(
            "update reply_address set keep_until = greatest(keep_until, ?) where submission = ? and forgotten_at is null")
        .params(utc(clock.instant().plus(keep)), submission)
        .update();
  }

  @Override
  public void forget(UUID submission) {
    int changed =
        jdbc.sql(
                "update reply_address set forgotten_at = ? where submission = ? and forgotten_at is null")
            .params(utc(clock.instant()), submission)
            .update();
    if (changed > 0) {
      vault.destroy(owner(submission));
    }
  }

  @Override
  public int forgetOld() {
    IdQuery open = replies.submissionsWithOpen();
    List<UUID> old =
        jdbc.sql(
                """
                select submission from reply_address
                 where forgotten_at is null and keep_until < :now and submission not in (%s)
                 order by keep_until limit :limit
                """
                    .formatted(open.sql()))
            .params(open.parameters())
            .param("now", utc(clock.instant()))
            .param("limit", AT_ONCE)
            .query((row, n) -> row.getObject("submission", UUID.class))
            .list();
    old.forEach(submission -> transaction.executeWithoutResult(status -> forget(submission)));
    return old.size();
  }

  /** Derived, so that a submission that is received again does not leave an address behind. */
  private static UUID owner(UUID submission) {
    return UUID.nameUUIDFromBytes(("reply-address/" + submission).getBytes(StandardCharsets.UTF_8));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
