package de.fallbruecke.admin;

import de.fallbruecke.admin.view.FilterFields;
import de.fallbruecke.admin.view.FilterView;
import de.fallbruecke.api.ApiFault;
import de.fallbruecke.bulk.Age;
import de.fallbruecke.bulk.SavedFilters;
import de.fallbruecke.platform.FaultCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Saved filters between what a program says and the query that the console's list has. */
final class FilterQuery {
  private static final int LONGEST = 200;
  private static final String ONLY = "ONLY";
  private static final String NONE = "NONE";

  private FilterQuery() {}

  /**
   * As it is kept.
   *
   * @throws ApiFault API_VALUE_INVALID if a value means nothing or nothing is looked for
   */
  static String of(FilterFields wanted) {
    Map<String, String> all = new LinkedHashMap<>();
    put(all, "state", upper(wanted.state()));
    put(all, "text", wanted.text());
    put(all, "destination", wanted.destination());
    put(all, "service", wanted.service());
    put(all, "target", wanted.target());
    put(all, "delivery", upper(wanted.delivery()));
    put(all, "code", upper(wanted.code()));
    put(all, "tenant", wanted.tenant());
    put(all, "age", upper(wanted.age()));
    put(all, "test", upper(wanted.test()));
    if (all.isEmpty()) {
      throw wrong("filter", "looks for everything");
    }
    all.forEach(FilterQuery::check);
    request(all).search(null);
    String age = all.get("age");
    if (age != null && age(age).isEmpty()) {
      throw wrong("age", "is no age such as LAST_DAY");
    }
    String test = all.get("test");
    if (test != null && !test.equals(ONLY) && !test.equals(NONE)) {
      throw wrong("test", "is neither ONLY nor NONE");
    }
    return address("", all).substring(1);
  }

  private static void check(String name, String value) {
    if (value.length() > LONGEST || value.matches("(?s).*[\\p{Cntrl}\\p{Cs}].*")) {
      throw wrong(name, "has more than %d characters, or one that nobody types".formatted(LONGEST));
    }
  }

  private static ApiFault wrong(String name, String what) {
    return new ApiFault(
        FaultCode.API_VALUE_INVALID, "%s %s. Nothing was saved.".formatted(name, what));
  }

  /** As it is answered; what a later version no longer knows is left out of the address. */
  static FilterView view(SavedFilters.Saved saved, Instant now) {
    Map<String, String> all = read(saved.query());
    FilterFields fields =
        new FilterFields(
            all.get("state"),
            all.get("text"),
            all.get("destination"),
            all.get("service"),
            all.get("target"),
            all.get("delivery"),
            all.get("code"),
            all.get("tenant"),
            all.get("age"),
            all.get("test"));
    Map<String, String> asked = new LinkedHashMap<>(all);
    String test = asked.remove("test");
    if (test != null) {
      asked.put("test", String.valueOf(test.equals(ONLY)));
    }
    Optional.ofNullable(asked.remove("age"))
        .flatMap(FilterQuery::age)
        .ifPresent(
            age -> {
              put(asked, "announcedBefore", text(age.before(now)));
              put(asked, "announcedAfter", text(age.after(now)));
              put(asked, "deliveredAfter", text(age.delivered(now)));
            });
    return new FilterView(
        saved.id(),
        saved.name(),
        fields,
        address(AdminAccessConfiguration.PATHS + "/submissions", asked));
  }

  private static Map<String, String> read(String query) {
    Map<String, String> all = new LinkedHashMap<>();
    UriComponentsBuilder.fromPath("/")
        .query(query)
        .build()
        .getQueryParams()
        .toSingleValueMap()
        .forEach(
            (name, value) -> {
              if (value != null) {
                all.put(name, UriUtils.decode(value, StandardCharsets.UTF_8));
              }
            });
    return all;
  }

  private static String address(String path, Map<String, String> all) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    all.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
    return address.encode().buildAndExpand(all).toUriString();
  }

  private static SearchRequest request(Map<String, String> all) {
    return new SearchRequest(
        all.get("state"),
        all.get("tenant"),
        all.get("destination"),
        all.get("service"),
        all.get("target"),
        all.get("code"),
        null,
        all.get("text"),
        null,
        null,
        null,
        all.get("delivery"),
        null);
  }

  private static Optional<Age> age(String written) {
    return Arrays.stream(Age.values()).filter(age -> age.name().equals(written)).findFirst();
  }

  private static @Nullable String upper(@Nullable String written) {
    return written == null ? null : written.toUpperCase(Locale.ROOT);
  }

  private static @Nullable String text(@Nullable Instant moment) {
    return moment == null ? null : moment.toString();
  }

  private static void put(Map<String, String> all, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      all.put(name, value.strip());
    }
  }
}
