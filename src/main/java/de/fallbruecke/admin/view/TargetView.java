package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.TargetFormat;
import de.fallbruecke.delivery.TargetPause;
import org.jspecify.annotations.Nullable;

/**
 * Specialist software that takes cases, without address and credentials.
 *
 * @param type as in the configuration
 * @param productive works with real cases
 * @param idempotent the same key twice means the same case to it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TargetView(
    String name,
    String tenant,
    String title,
    String type,
    TargetFormat format,
    boolean productive,
    boolean idempotent,
    DestinationView.@Nullable Pause paused) {
  public static TargetView of(Target one, @Nullable TargetPause pause) {
    return new TargetView(
        one.name(),
        one.tenant(),
        one.title(),
        one.type().word(),
        one.format(),
        one.productive(),
        one.idempotent(),
        pause == null
            ? null
            : new DestinationView.Pause(
                pause.pausedAt(), pause.by(), pause.detail(), pause.until()));
  }
}
