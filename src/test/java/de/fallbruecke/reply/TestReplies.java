package de.fallbruecke.reply;

import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.submission.Channel;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionTemplate;

/** Parts of this package for tests of others. */
public final class TestReplies {
  private TestReplies() {}

  /** Default settings. */
  static ReplySettings settings() {
    return Binder.get(new MockEnvironment())
        .bindOrCreate("fallbruecke.replies", ReplySettings.class);
  }

  /** The repository. */
  public static Replies postgres(JdbcClient jdbc) {
    return new PostgresReplies(jdbc);
  }

  /** Addresses, kept for 180 days. */
  public static ReplyAddresses addresses(
      JdbcClient jdbc, Vault vault, TransactionTemplate transaction, Clock clock) {
    return new StoredAddresses(
        jdbc, new PostgresReplies(jdbc), vault, transaction, Duration.ofDays(180), clock);
  }

  /** Takes replies and plans nothing: the test runs them itself. */
  public static ReplyIntake intake(
      JdbcClient jdbc,
      Vault vault,
      EvidenceLog evidence,
      Submissions submissions,
      ReplyAddresses addresses,
      ReplyWays ways,
      TransactionTemplate transaction,
      Clock clock) {
    return new ReplyIntake(
        new PostgresReplies(jdbc),
        new ReplyContents(vault),
        addresses,
        ways,
        new CaseStatuses(jdbc),
        submissions,
        evidence,
        (reply, version) -> {},
        new DocumentRules(settings()),
        transaction,
        UUID::randomUUID,
        clock);
  }

  /** What specialist software said of cases. */
  public static CaseStatuses statuses(JdbcClient jdbc) {
    return new CaseStatuses(jdbc);
  }

  /** What carries replies. */
  public static Courier courier(
      JdbcClient jdbc,
      Vault vault,
      EvidenceLog evidence,
      Destinations destinations,
      List<Channel> channels,
      TransactionTemplate transaction,
      Clock clock) {
    Replies replies = new PostgresReplies(jdbc);
    ReplyAddresses addresses = addresses(jdbc, vault, transaction, clock);
    return new Courier(
        replies,
        new ReplyContents(vault),
        addresses,
        new ReplyWays(addresses, destinations, channels),
        destinations,
        new ReplyLedger(replies, evidence, transaction, clock),
        settings(),
        clock);
  }
}
