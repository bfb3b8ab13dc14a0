package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.fallbruecke.platform.keys.HeldKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key, secret or certificate, without showing it.
 *
 * @param place destination, identity or setting that it belongs to
 * @param tenant whose it is; not said if it is of the whole installation
 * @param since since when it is in place
 * @param ends the end of its certificate
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyView(
    String kind,
    String place,
    @Nullable String tenant,
    @Nullable String kid,
    String algorithm,
    @Nullable Instant since,
    @Nullable Instant ends) {
  public static KeyView of(HeldKey key) {
    return new KeyView(
        key.kind(), key.place(), key.tenant(), key.kid(), key.algorithm(), key.since(), key.ends());
  }
}
