package de.fallbruecke.engine;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tells trouble of the database itself, which passes, from trouble with what it was asked. Looks at
 * all causes: the scheduler and the JSON mapper wrap what they meet on their way in exceptions of
 * their own.
 */
final class Outage {
  /**
   * Classes of SQLSTATE: connection, rolled back for the sake of others, insufficient resources
   * (also a full disk, 53100), operator intervention (57P0x), error of the system around it.
   */
  private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

  /** A standby that is not the primary yet; a transaction that was left idle for too long. */
  private static final Set<String> STATES = Set.of("25006", "25P03");

  private Outage() {}

  /** Whether the database itself failed, so that the same may succeed later. */
  static boolean is(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof TransactionException
          || t instanceof TransientDataAccessException
          || t instanceof RecoverableDataAccessException
          || t instanceof NonTransientDataAccessResourceException
          || t instanceof SQLTransientException
          || (t instanceof SQLException sql && passes(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  /** The server always names a state; without one the pool speaks of a connection it has closed. */
  private static boolean passes(@Nullable String state) {
    return state == null
        || STATES.contains(state)
        || (state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
  }
}
