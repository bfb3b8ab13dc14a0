package de.fallbruecke.xta.reader;

import de.fallbruecke.platform.Sha256;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.xta.BoxListing;
import de.fallbruecke.xta.BoxQuery;
import de.fallbruecke.xta.XtaMetaData;
import de.fallbruecke.xta.account.Trouble;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

  private static final int MOST_AT_ONCE = 100_000;

  private final XtaBox box;
  private final String what;
  private final Map<String, XtaMetaData> found = new LinkedHashMap<>();
  private final Set<String> tooLong = new HashSet<>();
  private int unreadable;

  private BoxList(XtaBox box) {
    this.box = box;
    this.what = "Listing of destination '" + box.destination().name() + "'";
  }

  /** Reads it to its end. */
  static BoxList of(XtaBox box) {
    BoxList list = new BoxList(box);
    list.read();
    return list;
  }

  /** How many entries have no usable id: nothing can be fetched by them. */
  int leftOut() {
    return unreadable + tooLong.size();
  }

  List<Announcement> announcements() {
    return found.values().stream()
        .sorted(
            Comparator.comparing(
                meta -> Objects.requireNonNullElse(meta.times().delivery(), Instant.EPOCH)))
        .map(BoxId::listed)
        .toList();
  }

  private void read() {
    int size = box.pageSize();
    BoxListing page = part(BoxQuery.everything(size));
    boolean fresh = take(page);
    while (page.pending() > 0) {
      if (page.iterator() != null && fresh) {
        BoxListing before = page;
        page = Trouble.in(what, () -> box.client().next(before));
      } else if (page.iterator() == null && (fresh || size <= MOST_AT_ONCE)) {
        size = fresh ? size : size * 2;
        page = part(new BoxQuery(List.of(), false, page.reached(), null, size));
      } else {
        LOG.warn("{}: the server says there is more and shows nothing new", what);
        return;
      }
      fresh = take(page);
    }
  }

  /**
   * Core 3.1.1 has no iterator: one goes on from the entry time that was reached, with which the
   * next part begins once more. If that fills the whole part, a larger one is asked for.
   */
  private BoxListing part(BoxQuery query) {
    return Trouble.in(what, () -> box.client().list(query));
  }

  /** Whether the part brought something new; a server that repeats itself is not asked for ever. */
  private boolean take(BoxListing page) {
    unreadable += page.unreadable();
    boolean fresh = false;
    for (XtaMetaData meta : page.messages()) {
      String id = meta.messageId();
      if (id.length() > LONGEST_ID) {
        fresh |= tooLong.add(Sha256.hex(id));
      } else if (found.putIfAbsent(id, meta) == null) {
        fresh = true;
      }
    }
    return fresh;
  }
}
