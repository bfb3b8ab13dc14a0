package de.fallbruecke.admin;

import de.fallbruecke.api.ApiFault;
import de.fallbruecke.bulk.Search;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.SubmissionState;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What submissions a client looks for, as it wrote it; nothing means any. */
record SearchRequest(
    @Nullable String state,
    @Nullable String tenant,
    @Nullable String destination,
    @Nullable String service,
    @Nullable String target,
    @Nullable String code,
    @Nullable String caseNumber,
    @Nullable String text,
    @Nullable String announcedBefore,
    @Nullable String announcedAfter,
    @Nullable Boolean test,
    @Nullable String delivery,
    @Nullable String deliveredAfter) {
  private static final int LONGEST_TEXT = 200;

  /**
   * As the search takes it.
   *
   * @param tenants of these only; null for all
   */
  Search search(@Nullable Set<String> tenants) {
    if (text != null && text.length() > LONGEST_TEXT) {
      throw wrong("text", "has more than %d characters".formatted(LONGEST_TEXT));
    }
    return new Search(
        parsedState(),
        tenant,
        destination,
        service,
        target,
        parsedCode(),
        caseNumber,
        text,
        instant("announcedBefore", announcedBefore),
        instant("announcedAfter", announcedAfter),
        test,
        parsedDelivery(),
        instant("deliveredAfter", deliveredAfter),
        tenants);
  }

  /** Whether it looks for everything. */
  boolean everything() {
    return equals(
        new SearchRequest(
            null, null, null, null, null, null, null, null, null, null, null, null, null));
  }

  private @Nullable SubmissionState parsedState() {
    if (state == null) {
      return null;
    }
    for (SubmissionState known : SubmissionState.values()) {
      if (known.name().equals(state.toUpperCase(Locale.ROOT))) {
        return known;
      }
    }
    throw wrong("state", "is no state of a submission");
  }

  private @Nullable DeliveryState parsedDelivery() {
    if (delivery == null) {
      return null;
    }
    for (DeliveryState known : DeliveryState.values()) {
      if (known.name().equals(delivery.toUpperCase(Locale.ROOT))) {
        return known;
      }
    }
    throw wrong("delivery", "is no state of a delivery");
  }

  private @Nullable FaultCode parsedCode() {
    return code == null
        ? null
        : FaultCode.find(code.toUpperCase(Locale.ROOT))
            .orElseThrow(() -> wrong("code", "is no code such as FB-DEL-004"));
  }

  private static @Nullable Instant instant(String name, @Nullable String written) {
    try {
      return written == null ? null : Instant.parse(written);
    } catch (DateTimeParseException unreadable) {
      throw wrong(name, "is no time such as 2026-11-22T10:00:00Z");
    }
  }

  private static ApiFault wrong(String name, String what) {
    return new ApiFault(FaultCode.API_VALUE_INVALID, "%s %s.".formatted(name, what));
  }
}
