package de.fallbruecke.route;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to have active.
 *
 * @param instance name of the site's choice; a new one is declared by its first activation
 * @param tenant whose submissions it takes; null keeps the tenant it has
 * @param candidate the version
 * @param values of parameters; what is not given stays as it is, or takes its default
 * @param by who wants it
 * @param note why, or null
 * @param replay the replay of this version that the person has looked at, or null
 * @param base the newest entry of the instance that the person knows, 0 for none; null if they do
 *     not mind what somebody else did meanwhile
 */
public record ActivationOrder(
    String instance,
    @Nullable String tenant,
    Candidate candidate,
    Map<String, String> values,
    String by,
    @Nullable String note,
    @Nullable Long replay,
    @Nullable Long base) {
  public ActivationOrder {
    values = Map.copyOf(values);
  }

  /** Of a version in a folder, whatever the instance is now. */
  public ActivationOrder(
      String instance,
      @Nullable String tenant,
      Path folder,
      Map<String, String> values,
      String by,
      @Nullable String note,
      @Nullable Long replay) {
    this(instance, tenant, new Candidate.Folder(folder), values, by, note, replay, null);
  }
}
