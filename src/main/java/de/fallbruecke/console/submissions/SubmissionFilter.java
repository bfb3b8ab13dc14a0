package de.fallbruecke.console.submissions;

import de.fallbruecke.bulk.Age;
import de.fallbruecke.bulk.Search;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.submission.Submissions.Seek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a list is narrowed to, as it stands in the address of the page. Values that mean nothing are
 * left out and named: an old bookmark shows a list and says what it could not use, not an error.
 *
 * @param state one state only
 * @param text what was typed, without control characters
 * @param destination one destination only
 * @param service one service key only
 * @param target with a delivery to it
 * @param delivery with a delivery in that state
 * @param code held for it or met it last
 * @param tenant one tenant only
 * @param age announced before or since then, or delivered since then
 * @param test tests only, or none
 * @param seek where the page begins
 * @param unusable names of the values that mean nothing
 */
public record SubmissionFilter(
    @Nullable SubmissionState state,
    String text,
    String destination,
    String service,
    String target,
    @Nullable DeliveryState delivery,
    @Nullable FaultCode code,
    String tenant,
    @Nullable Age age,
    @Nullable Tests test,
    Seek seek,
    List<String> unusable) {
  private static final int LONGEST_TEXT = 200;

  /** What is wanted of test messages. */
  public enum Tests {
    ONLY,
    NONE
  }

  public static SubmissionFilter of(Map<String, String> parameters) {
    List<String> unusable = new ArrayList<>();
    return new SubmissionFilter(
        constant(SubmissionState.values(), "state", parameters, unusable),
        clean(parameters.get("text")),
        clean(parameters.get("destination")),
        clean(parameters.get("service")),
        clean(parameters.get("target")),
        constant(DeliveryState.values(), "delivery", parameters, unusable),
        usable(
                "code",
                parameters,
                unusable,
                typed -> FaultCode.find(typed.toUpperCase(Locale.ROOT)))
            .orElse(null),
        clean(parameters.get("tenant")),
        constant(Age.values(), "age", parameters, unusable),
        constant(Tests.values(), "test", parameters, unusable),
        seek(parameters, unusable),
        List.copyOf(unusable));
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
    return !query().isEmpty();
  }

  /** Whether one of the fields is used that are folded away at first. */
  public boolean usesMore() {
    return delivery != null
        || code != null
        || test != null
        || !service.isEmpty()
        || !target.isEmpty()
        || !tenant.isEmpty();
  }

  /** As the search understands it, for who may see these tenants; null: all. */
  Search search(Instant now, @Nullable Set<String> tenants) {
    return new Search(
        state,
        orNull(tenant),
        orNull(destination),
        orNull(service),
        orNull(target),
        code,
        null,
        orNull(text),
        age == null ? null : age.before(now),
        age == null ? null : age.after(now),
        test == null ? null : test == Tests.ONLY,
        delivery,
        age == null ? null : age.delivered(now),
        tenants);
  }

  /** The same list in one state, from its beginning. */
  public String inState(@Nullable SubmissionState other) {
    return new SubmissionFilter(
            other,
            text,
            destination,
            service,
            target,
            delivery,
            code,
            tenant,
            age,
            test,
            Seek.FIRST,
            List.of())
        .address();
  }

  /** The page with what is older than the row. */
  String olderThan(UUID row) {
    return at(new Seek(row, false)).address();
  }

  /** The page with what is newer than the row. */
  String newerThan(UUID row) {
    return at(new Seek(row, true)).address();
  }

  /** The page with the oldest. */
  String oldest() {
    return at(Seek.LAST).address();
  }

  /** The list from its beginning. */
  String fromStart() {
    return at(Seek.FIRST).address();
  }

  SubmissionFilter at(Seek other) {
    return new SubmissionFilter(
        state,
        text,
        destination,
        service,
        target,
        delivery,
        code,
        tenant,
        age,
        test,
        other,
        List.of());
  }

  /** Address of this page. */
  public String address() {
    return address("/submissions");
  }

  /** Address of another page about the same submissions. */
  public String address(String path) {
    Map<String, String> all = query();
    UUID row = seek.row();
    if (row != null) {
      all.put(seek.newer() ? "after" : "before", row.toString());
    } else if (seek.newer()) {
      all.put("end", "1");
    }
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    all.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
    return address.encode().buildAndExpand(all).toUriString();
  }

  /** What narrows the list, by name of the parameter. */
  public Map<String, String> query() {
    Map<String, String> all = new LinkedHashMap<>();
    add(all, "state", state);
    add(all, "text", text);
    add(all, "destination", destination);
    add(all, "service", service);
    add(all, "target", target);
    add(all, "delivery", delivery);
    add(all, "code", code == null ? null : code.code());
    add(all, "tenant", tenant);
    add(all, "age", age);
    add(all, "test", test);
    return all;
  }

  private static void add(Map<String, String> all, String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      all.put(name, value.toString());
    }
  }

  private static Seek seek(Map<String, String> parameters, List<String> unusable) {
    Optional<UUID> before = usable("before", parameters, unusable, SubmissionFilter::id);
    Optional<UUID> after = usable("after", parameters, unusable, SubmissionFilter::id);
    if (before.isPresent()) {
      return new Seek(before.get(), false);
    }
    return after
        .map(row -> new Seek(row, true))
        .orElse(parameters.containsKey("end") ? Seek.LAST : Seek.FIRST);
  }

  private static <E extends Enum<E>> @Nullable E constant(
      E[] all, String name, Map<String, String> parameters, List<String> unusable) {
    return usable(
            name,
            parameters,
            unusable,
            typed -> Arrays.stream(all).filter(one -> one.name().equals(typed)).findFirst())
        .orElse(null);
  }

  private static <T> Optional<T> usable(
      String name,
      Map<String, String> parameters,
      List<String> unusable,
      Function<String, Optional<T>> reading) {
    String typed = clean(parameters.get(name));
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    Optional<T> value = reading.apply(typed);
    if (value.isEmpty()) {
      unusable.add(name);
    }
    return value;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** PostgreSQL refuses NUL and half characters, and nobody types any other control character. */
  private static String clean(@Nullable String typed) {
    if (typed == null) {
      return "";
    }
    String text = typed.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ").strip();
    return text.length() > LONGEST_TEXT
        ? text.substring(
            0,
            text.offsetByCodePoints(
                0, Math.min(LONGEST_TEXT, text.codePointCount(0, text.length()))))
        : text;
  }
}
