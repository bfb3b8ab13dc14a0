package de.fallbruecke.xta.sender;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was begun to be sent; the only place that knows table xta_sent. Each call commits. */
public final class Sendings {
  private final JdbcClient jdbc;
  private final Clock clock;

  public Sendings(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The one of this key. */
  public Optional<Sending> find(String key) {
    return jdbc.sql("select * from xta_sent where sending_key = :key")
        .param("key", key)
        .query(
            (row, n) ->
                new Sending(
                    row.getString("sending_key"),
                    row.getString("account"),
                    row.getString("message_id"),
                    row.getString("content"),
                    row.getTimestamp("handed_over_at") != null))
        .optional();
  }

  /**
   * The one of this key, with a new id if there is none. An id that was fetched while somebody else
   * was faster is never used.
   */
  public Sending begin(String key, String account, String content, Supplier<String> newId) {
    Optional<Sending> present = find(key);
    if (present.isPresent()) {
      return present.get();
    }
    jdbc.sql(
            """
            insert into xta_sent (sending_key, account, message_id, content, made_at)
            values (:key, :account, :id, :content, :now) on conflict (sending_key) do nothing
            """)
        .param("key", key)
        .param("account", account)
        .param("id", newId.get())
        .param("content", content)
        .param("now", Timestamp.from(clock.instant()))
        .update();
    return find(key).orElseThrow();
  }

  /** The server has it. */
  public void handedOver(Sending sending) {
    jdbc.sql(
            "update xta_sent set handed_over_at = :now where sending_key = :key and handed_over_at is null")
        .param("now", Timestamp.from(clock.instant()))
        .param("key", sending.key())
        .update();
  }

  /** It did not and will not arrive: the next try gets a new id. */
  public void forget(Sending sending) {
    jdbc.sql("delete from xta_sent where sending_key = :key and message_id = :id")
        .param("key", sending.key())
        .param("id", sending.messageId())
        .update();
  }
}
