package de.fallbruecke.xta.box;

import de.fallbruecke.delivery.OfferSelection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a reader asked for and how far it has it. As an iterator's id it says all it means, so that
 * any process can go on.
 *
 * @param limit so many at once
 * @param full the whole meta data of each
 */
record Asked(OfferSelection selection, int limit, boolean full) {
  /** So many at most, also if the reader does not say. */
  static final int MOST = 500;

  private static final String REQUEST = "urn:de:xta:requestid:fallbruecke:";
  private static final String TIME = "-(\\d{1,18})";
  private static final Pattern WRITTEN =
      Pattern.compile("(\\d{1,4})-(new|all)-(full|short)" + TIME + TIME + TIME + "-(\\d{1,18})");

  /** An iterator with nothing behind it. */
  static final Asked NOTHING =
      new Asked(OfferSelection.all(false).between(Instant.EPOCH, Instant.EPOCH), 1, true);

  Asked {
    limit = Math.clamp(limit, 1, MOST);
  }

  /** The same, so many at once. */
  Asked atOnce(int most) {
    return new Asked(selection, most, full);
  }

  /** What comes after a place. */
  Asked after(OfferSelection.Place place) {
    return new Asked(selection.after(place), limit, full);
  }

  String id() {
    return REQUEST
        + "%d-%s-%s-%d-%d-%d-%d"
            .formatted(
                limit,
                selection.onlyNew() ? "new" : "all",
                full ? "full" : "short",
                micros(selection.from()),
                micros(selection.until()),
                micros(selection.after().offeredAt()),
                selection.after().sequence());
  }

  static Optional<Asked> of(String requestId) {
    String id = requestId.strip();
    Matcher written = WRITTEN.matcher(id.startsWith(REQUEST) ? id.substring(REQUEST.length()) : "");
    return written.matches() ? Optional.of(of(written)) : Optional.empty();
  }

  private static Asked of(Matcher written) {
    return new Asked(
        OfferSelection.all(written.group(2).equals("new"))
            .between(moment(written.group(4)), moment(written.group(5)))
            .after(
                new OfferSelection.Place(
                    moment(written.group(6)), Long.parseLong(written.group(7)))),
        Integer.parseInt(written.group(1)),
        written.group(3).equals("full"));
  }

  /** As exactly as the database knows a moment. */
  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private static Instant moment(String micros) {
    return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
  }
}
