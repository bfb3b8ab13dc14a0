package de.fallbruecke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.transaction.CannotCreateTransactionException;

/** What passes by itself is never held for a person. */
class OutageTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "08006", "08003", "08001", "53100", "53200", "53300", "57P01", "57P02", "57P03", "57014",
        "58030", "40001", "40P01", "25006", "25P03"
      })
  void whatPassesIsAnOutageHoweverItIsWrapped(String state) {
    SQLException sql = new SQLException("text", state);

    assertThat(Outage.is(new SQLRuntimeException(sql))).as("thrown by the scheduler").isTrue();
    assertThat(Outage.is(new TaskInstanceException("x", "receive", "1", sql))).isTrue();
    assertThat(Outage.is(new UncategorizedSQLException("task", "select", sql))).isTrue();
    var translated = new SQLExceptionSubclassTranslator().translate("task", "select", sql);
    assertThat(translated == null || Outage.is(translated)).isTrue();
  }

  @Test
  void aConnectionThatThePoolHasClosedIsAnOutage() {
    assertThat(
            Outage.is(
                new UncategorizedSQLException(
                    "task", "select", new SQLException("Connection is closed"))))
        .isTrue();
    assertThat(Outage.is(new SQLRuntimeException(new SQLTransientConnectionException("none free"))))
        .isTrue();
    assertThat(Outage.is(new CannotCreateTransactionException("none free"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"22021", "23505", "42601", "42P01", "25P02", "XX001"})
  void whatWillNotPassIsNone(String state) {
    assertThat(Outage.is(new SQLRuntimeException(new SQLException("text", state)))).isFalse();
    assertThat(
            Outage.is(
                new UncategorizedSQLException("task", "select", new SQLException("text", state))))
        .isFalse();
  }

  @Test
  void whatHasNothingToDoWithTheDatabaseIsNone() {
    assertThat(Outage.is(new IllegalStateException("x"))).isFalse();
    assertThat(Outage.is(new UncheckedIOException(new IOException("x")))).isFalse();
    assertThat(Outage.is(new DuplicateKeyException("x"))).isFalse();
  }
}
