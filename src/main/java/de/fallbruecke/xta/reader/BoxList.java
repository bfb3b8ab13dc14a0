package de.fallbruecke.xta.reader;

import de.fallbruecke.submission.Announcement;
import de.fallbruecke.xta.BoxListing;
import de.fallbruecke.xta.BoxQuery;
import de.fallbruecke.xta.XtaMetaData;
import de.fallbruecke.xta.account.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything in the box that is not closed, also what was fetched before: who was interrupted
 * between fetching and closing finds its message again. Each message once, oldest first.
 */
final class BoxList {
  private static final Logger LOG = LoggerFactory.getLogger(BoxList.class);

  /** Nobody's ids are longer; what is, is not ours to keep. */
  private static final int LONGEST_ID = 500;

  private final XtaBox box;
  private final String what;
  private final Map<String, XtaMetaData> found = new LinkedHashMap<>();

  private BoxList(XtaBox box) {
    this.box = box;
    this.what = "Listing of destination '" + box.destination().name() + "'";
  }

  static List<Announcement> of(XtaBox box) {
    BoxList list = new BoxList(box);
    list.read();
    return list.found.values().stream()
        .sorted(
            Comparator.comparing(
                meta -> Objects.requireNonNullElse(meta.times().delivery(), Instant.EPOCH)))
        .map(meta -> new Announcement(meta.messageId(), null))
        .toList();
  }

  private void read() {
    BoxListing page =
        Trouble.in(what, () -> box.client().list(BoxQuery.everything(box.pageSize())));
    while (take(page) && page.pending() > 0) {
      BoxListing before = page;
      page = Trouble.in(what, () -> following(before));
    }
  }

  /**
   * Core 3.1.1 has no iterator: one goes on from the last entry time, which the next part begins
   * with once more.
   */
  private BoxListing following(BoxListing before) {
    if (before.iterator() != null) {
      return box.client().next(before);
    }
    Instant last =
        before.messages().stream()
            .map(meta -> meta.times().delivery())
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null);
    return last == null
        ? BoxListing.nothing()
        : box.client().list(new BoxQuery(List.of(), false, last, null, box.pageSize()));
  }

  /** Whether the part brought something new; a server that repeats itself is not asked for ever. */
  private boolean take(BoxListing page) {
    if (page.unreadable() > 0) {
      LOG.warn("{}: {} entries are not readable; they stay in the box", what, page.unreadable());
    }
    List<XtaMetaData> fresh = new ArrayList<>();
    for (XtaMetaData meta : page.messages()) {
      String id = meta.messageId();
      if (id.isBlank() || id.length() > LONGEST_ID) {
        LOG.warn("{}: an entry without a usable id is left out", what);
      } else if (found.putIfAbsent(id, meta) == null) {
        fresh.add(meta);
      }
    }
    if (fresh.isEmpty() && page.pending() > 0) {
      LOG.warn("{}: the server says there is more and shows nothing new", what);
    }
    return !fresh.isEmpty();
  }
}
