package de.fallbruecke.xta.reader;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.submission.Announcement;
import de.fallbruecke.xta.BoxClient;
import de.fallbruecke.xta.XtaParty;
import de.fallbruecke.xta.XtaVersion;
import de.fallbruecke.xta.box.BoxSite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our reader empties our box, page by page. */
class OwnBoxPagesIT {
  private static final String ID = "urn:de:xta:messageid:fallbruecke:";
  private final BoxSite site = BoxSite.SHARED;

  @ParameterizedTest
  @EnumSource
  void aListOfManyPagesEndsWithAllWhetherFetchedBeforeOrNot(XtaVersion version) {
    BoxClient client = site.box(version, "fv-b", "test:b");
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      site.clock.tick(Duration.ofSeconds(i % 3)); // three enter at the same moment
      all.add(ID + site.cases.offer("soziales", "fv-b").delivery());
    }
    List.of(0, 1, 2, 6).forEach(i -> client.fetch(all.get(i)).close());
    site.clock.tick(Duration.ofMinutes(11));

    XtaBox box =
        new XtaBox(
            Reader.destination(), null, XtaParty.of("test:b", "xöv"), client, 2, List.of(), null);
    assertThat(BoxList.of(box).announcements())
        .extracting(Announcement::externalId)
        .containsAll(all);
  }
}
