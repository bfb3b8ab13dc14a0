package de.fallbruecke.simulator.service;

import de.fallbruecke.simulator.http.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A window into a list; at most 500 entries (official for event logs, assumed for submissions). */
record Page(int offset, int limit) {
  private static final int MAX = 500;
  private static final int DEFAULT = 100;

  static Page of(Call call) {
    int offset = number(call, "offset", 0);
    int limit = number(call, "limit", DEFAULT);
    if (offset < 0 || limit < 1 || limit > MAX) {
      throw Problems.badRequest("offset must be at least 0, limit from 1 to " + MAX);
    }
    return new Page(offset, limit);
  }

  private static int number(Call call, String name, int fallback) {
    try {
      return call.parameter(name).map(Integer::parseInt).orElse(fallback);
    } catch (NumberFormatException e) {
      throw Problems.badRequest(name + " must be a number");
    }
  }

  <T, R> Map<String, Object> of(String name, List<T> all, Function<T, R> view) {
    List<R> window = all.stream().skip(offset).limit(limit).map(view).toList();
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("offset", offset);
    page.put("count", window.size());
    page.put("totalCount", all.size());
    page.put(name, window);
    return page;
  }
}
