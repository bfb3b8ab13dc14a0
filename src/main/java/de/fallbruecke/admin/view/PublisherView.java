package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.fallbruecke.route.Publishers;
import de.fallbruecke.route.archive.Publisher;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key of somebody who publishes route packages.
 *
 * @param trusted whether it counts at the moment
 * @param configured whether the configuration has it
 * @param since when it was added, if it was not the configuration
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublisherView(
    String name,
    String thumbprint,
    boolean trusted,
    boolean configured,
    @Nullable Instant since,
    @Nullable String by,
    @Nullable Instant expires,
    @Nullable Instant revoked) {
  public static PublisherView of(Publishers.Entry entry, Instant now) {
    Publisher one = entry.publisher();
    return new PublisherView(
        one.name(),
        one.thumbprint(),
        entry.trusted(now),
        entry.since() == null,
        entry.since(),
        entry.by(),
        one.expires(),
        one.revoked());
  }
}
