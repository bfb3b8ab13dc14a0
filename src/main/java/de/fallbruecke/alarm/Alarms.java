package de.fallbruecke.alarm;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The alarms of this installation, for those who show them. */
public interface Alarms {
  /** What is wrong now, the most urgent first, then the oldest. */
  List<Alarm> open();

  /**
   * What is wrong now by its code, the most urgent first, then the oldest; as cheap with thousands
   * as with one.
   *
   * @param tenants whose; null: all, those of no tenant included
   */
  List<AlarmGroup> groups(@Nullable Set<String> tenants);

  /**
   * How many are open.
   *
   * @param tenants whose; null: all, those of no tenant included
   */
  int countOpen(@Nullable Set<String> tenants);

  /** The one of this id; what was over for 90 days is gone. */
  Optional<Alarm> find(UUID id);

  /** What matches: open ones as in {@link #open}, others latest end first. */
  List<Alarm> find(AlarmQuery query);

  /** What was wrong, latest end first; kept for 90 days. */
  default List<Alarm> cleared(int limit) {
    return find(new AlarmQuery(true, null, null, limit));
  }
}
