package de.fallbruecke.admin.view;

import de.fallbruecke.xoev.Impact;
import de.fallbruecke.xoev.Validity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which routes hang on which standards.
 *
 * @param good whether nobody has to do anything
 * @param packs every installed pack, also one that no route names
 * @param codeLists every code list that a route names; in no pack means its codes are not checked
 * @param missing packs that routes name and that are not installed, with the routes
 */
public record ImpactView(
    boolean good,
    List<OnPack> packs,
    List<Impact.OnList> codeLists,
    Map<String, Set<String>> missing) {
  public ImpactView {
    packs = List.copyOf(packs);
    codeLists = List.copyOf(codeLists);
  }

  /**
   * One pack.
   *
   * @param routes that name it
   * @param anyRoutes that name no pack and so may use it
   */
  public record OnPack(
      String pack,
      Validity.State validity,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo,
      Set<String> routes,
      Set<String> anyRoutes) {}

  public static ImpactView of(Impact impact) {
    return new ImpactView(
        impact.good(),
        impact.packs().stream()
            .map(
                one ->
                    new OnPack(
                        one.pack().reference(),
                        one.state(),
                        one.pack().validity().from(),
                        one.pack().validity().to(),
                        one.routes(),
                        one.anyRoutes()))
            .toList(),
        impact.lists(),
        impact.missing());
  }
}
