package de.fallbruecke.route;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What would change if a version replaced the active one, over submissions that are here. Holds no
 * value of a submission: fields by their path, values by their class.
 *
 * @param id 0 while it is not stored
 * @param skipped submissions whose content was gone or not readable
 * @param fields how many submissions differ in a field, by its path without positions
 */
public record Replay(
    long id,
    String instance,
    String activeVersion,
    String activeHash,
    String candidateVersion,
    String candidateHash,
    int skipped,
    List<Item> items,
    Map<String, Integer> fields,
    Instant at,
    String by) {
  public Replay {
    items = List.copyOf(items);
    fields = java.util.Collections.unmodifiableMap(new TreeMap<>(fields));
  }

  /**
   * One submission or fixture.
   *
   * @param name id of the submission, or name of the fixture
   * @param before what the active version makes: {@code case}, {@code defect KIND}, {@code held
   *     CODE}
   * @param after what the candidate makes
   * @param changes in the case and its deliveries
   * @param openBefore leaves nobody accounts for, null if there is no case
   */
  public record Item(
      String name,
      String before,
      String after,
      List<FieldChange> changes,
      @Nullable Integer openBefore,
      @Nullable Integer openAfter) {
    public Item {
      changes = List.copyOf(changes);
    }

    /** Whether nothing changes. */
    public boolean same() {
      return before.equals(after) && changes.isEmpty();
    }

    /** A case came out before and none does any more. */
    public boolean lost() {
      return before.equals("case") && !after.equals("case");
    }
  }

  /** Submissions for which nothing changes. */
  public long same() {
    return items.stream().filter(Item::same).count();
  }

  /** Submissions that made a case and would not any more. */
  public long lost() {
    return items.stream().filter(Item::lost).count();
  }
}
