package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.fallbruecke.fitconnect.KeyRenewals;
import de.fallbruecke.fitconnect.Renewal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys that senders to a destination encrypt to.
 *
 * @param keys those that open at this moment
 * @param renewals newest first; at most one of them is open
 * @param obstacles what stands against retiring the old keys, as far as it is known here
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DestinationKeys(
    String destination,
    List<KeyRenewals.OwnKey> keys,
    List<Renewal> renewals,
    KeyRenewals.@Nullable Obstacles obstacles) {
  public static DestinationKeys of(
      String destination,
      List<KeyRenewals.OwnKey> keys,
      List<Renewal> renewals,
      KeyRenewals.@Nullable Obstacles obstacles) {
    return new DestinationKeys(destination, List.copyOf(keys), List.copyOf(renewals), obstacles);
  }
}
