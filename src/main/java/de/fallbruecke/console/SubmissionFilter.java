package de.fallbruecke.console;

import de.fallbruecke.bulk.Search;
import de.fallbruecke.submission.SubmissionState;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a list is narrowed to, as it stands in the address of the page. Values that mean nothing are
 * left out: an old bookmark shows a list, not an error.
 *
 * @param state one state only
 * @param text what was typed, without control characters
 * @param destination one destination only
 * @param olderThan announced before that
 * @param before last row of the page before
 */
record SubmissionFilter(
    @Nullable SubmissionState state,
    String text,
    String destination,
    @Nullable Age olderThan,
    @Nullable UUID before) {
  private static final int LONGEST_TEXT = 200;

  /** Ages to choose from. */
  enum Age {
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7));

    private final Duration duration;

    Age(Duration duration) {
      this.duration = duration;
    }
  }

  static SubmissionFilter of(Map<String, String> parameters) {
    return new SubmissionFilter(
        constant(SubmissionState.values(), parameters.get("state")),
        clean(parameters.get("text")),
        clean(parameters.get("destination")),
        constant(Age.values(), parameters.get("age")),
        id(parameters.get("before")).orElse(null));
  }

  /** The id in what somebody typed or linked to. */
  static Optional<UUID> id(@Nullable String written) {
    try {
      return written == null ? Optional.empty() : Optional.of(UUID.fromString(written.strip()));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  /** Whether anything is left out of the list. */
  public boolean narrows() {
    return state != null || olderThan != null || !text.isEmpty() || !destination.isEmpty();
  }

  Search search(java.time.Instant now) {
    return new Search(
        state,
        null,
        destination.isEmpty() ? null : destination,
        null,
        null,
        null,
        null,
        text.isEmpty() ? null : text,
        olderThan == null ? null : now.minus(olderThan.duration),
        null,
        null);
  }

  /** The same list in one state, from its beginning. */
  String inState(@Nullable SubmissionState other) {
    return new SubmissionFilter(other, text, destination, olderThan, null).address();
  }

  /** The page after the row. */
  String after(UUID last) {
    return new SubmissionFilter(state, text, destination, olderThan, last).address();
  }

  /** The list from its beginning. */
  String fromStart() {
    return inState(state);
  }

  String address() {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/submissions");
    if (state != null) {
      address.queryParam("state", state.name());
    }
    if (!text.isEmpty()) {
      address.queryParam("text", "{text}");
    }
    if (!destination.isEmpty()) {
      address.queryParam("destination", "{destination}");
    }
    if (olderThan != null) {
      address.queryParam("age", olderThan.name());
    }
    if (before != null) {
      address.queryParam("before", before);
    }
    return address
        .encode()
        .buildAndExpand(Map.of("text", text, "destination", destination))
        .toUriString();
  }

  private static <E extends Enum<E>> @Nullable E constant(E[] all, @Nullable String name) {
    return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst().orElse(null);
  }

  /** PostgreSQL refuses NUL, and nobody types any other control character. */
  private static String clean(@Nullable String typed) {
    if (typed == null) {
      return "";
    }
    String text = typed.replaceAll("\\p{Cntrl}", " ").strip();
    return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
  }
}
