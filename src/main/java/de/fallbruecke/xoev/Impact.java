package de.fallbruecke.xoev;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which routes hang on which version of a standard and of a code list, and how long those are in
 * force.
 *
 * @param packs every installed pack, also one that no route names
 * @param lists every code list that a route names
 * @param missing packs that routes name and that are not installed, with the routes
 */
public record Impact(List<OnPack> packs, List<OnList> lists, Map<String, Set<String>> missing) {
  public Impact {
    packs = List.copyOf(packs);
    lists = List.copyOf(lists);
    missing = java.util.Collections.unmodifiableMap(new TreeMap<>(missing));
  }

  /**
   * One pack.
   *
   * @param routes that name it
   * @param anyRoutes that name no pack and so may use it
   */
  public record OnPack(
      SchemaPack pack, Validity.State state, Set<String> routes, Set<String> anyRoutes) {}

  /**
   * One code list in one version.
   *
   * @param version null if the routes name none: then every version counts
   * @param packs that have it; empty if none does, then its codes are not checked
   */
  public record OnList(
      String uri,
      @Nullable String version,
      Validity.State state,
      Set<String> packs,
      Set<String> routes) {}

  /** Whether somebody has to do something. */
  public boolean good() {
    return missing.isEmpty()
        && packs.stream()
            .noneMatch(
                use ->
                    !use.routes().isEmpty()
                        && (use.state() == Validity.State.EXPIRED
                            || use.state() == Validity.State.EXPIRING));
  }

  /** Works it out for a day. */
  public static Impact of(
      Collection<PackDetails> installed, Collection<RouteUse> routes, LocalDate today) {
    Set<String> any = new TreeSet<>();
    Map<String, Set<String>> byPack = new TreeMap<>();
    Map<String, Set<String>> missing = new TreeMap<>();
    for (RouteUse route : routes) {
      if (route.schemaPacks().isEmpty()) {
        any.add(route.title());
      }
      for (String wanted : route.schemaPacks()) {
        List<String> found =
            installed.stream()
                .map(details -> details.pack())
                .filter(pack -> wanted.equals(pack.name()) || wanted.equals(pack.reference()))
                .map(SchemaPack::reference)
                .toList();
        found.forEach(pack -> add(byPack, pack, route));
        if (found.isEmpty()) {
          add(missing, wanted, route);
        }
      }
    }
    List<OnPack> packs =
        installed.stream()
            .map(PackDetails::pack)
            .map(
                pack ->
                    new OnPack(
                        pack,
                        pack.validity().on(today),
                        byPack.getOrDefault(pack.reference(), Set.of()),
                        any))
            .toList();
    return new Impact(packs, lists(installed, routes, today), missing);
  }

  private static List<OnList> lists(
      Collection<PackDetails> installed, Collection<RouteUse> routes, LocalDate today) {
    Map<String, Set<String>> users = new TreeMap<>();
    Map<String, RouteUse.ListUse> uses = new TreeMap<>();
    for (RouteUse route : routes) {
      for (RouteUse.ListUse use : route.codeLists()) {
        String key = use.uri() + " " + use.version();
        uses.put(key, use);
        add(users, key, route);
      }
    }
    List<OnList> result = new ArrayList<>();
    uses.forEach(
        (key, use) -> result.add(list(use, installed, users.getOrDefault(key, Set.of()), today)));
    return result;
  }

  private static OnList list(
      RouteUse.ListUse use,
      Collection<PackDetails> installed,
      Set<String> routes,
      LocalDate today) {
    Set<String> packs = new TreeSet<>();
    Validity.State state = Validity.State.UNKNOWN;
    for (PackDetails details : installed) {
      for (PackDetails.ListVersion list : details.codeLists()) {
        if (list.uri().equals(use.uri())
            && (use.version() == null || use.version().equals(list.version()))) {
          packs.add(details.pack().reference());
          state = list.validity().on(today);
        }
      }
    }
    return new OnList(use.uri(), use.version(), state, packs, routes);
  }

  private static void add(Map<String, Set<String>> map, String key, RouteUse route) {
    map.computeIfAbsent(key, _ -> new TreeSet<>()).add(route.title());
  }
}
