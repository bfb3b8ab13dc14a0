package de.fallbruecke.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenPagesTest {
  private Set<String> changed = Set.of();
  private int looks;
  private final OpenPages pages =
      new OpenPages(
          List.of(
              new Pulse() {
                @Override
                public String area() {
                  return "submissions";
                }

                @Override
                public Set<String> beat() {
                  looks++;
                  return changed;
                }
              }),
          2);

  private static final class Page implements OpenPages.Listener {
    final List<Set<String>> told = new ArrayList<>();
    boolean ended;

    @Override
    public synchronized void tell(Set<String> areas) {
      if (!areas.isEmpty()) {
        told.add(areas);
      }
    }

    @Override
    public void end() {
      ended = true;
    }
  }

  @BeforeEach
  void start() {
    pages.start();
  }

  @AfterEach
  void stop() {
    pages.stop();
  }

  @Test
  void nobodyLooksWhileNoPageIsOpen() {
    pages.beat();
    assertThat(looks).isZero();
  }

  @Test
  void aPageHearsOfItsTenantsOnlyAndNothingButTheArea() {
    Page ours = new Page();
    Page theirs = new Page();
    pages.add(ours, "a"::equals);
    pages.add(theirs, "b"::equals);
    changed = Set.of("a");
    pages.beat();
    changed = Set.of();
    assertThat(ours.told).contains(Set.of("submissions"));
    assertThat(theirs.told).isEmpty();
  }

  @Test
  void whoComesWhenAllPlacesAreTakenIsTurnedAwayAndAsksByItself() {
    assertThat(pages.add(new Page(), all -> true)).isTrue();
    Page second = new Page();
    assertThat(pages.add(second, all -> true)).isTrue();
    assertThat(pages.add(new Page(), all -> true)).isFalse();
    pages.remove(second);
    assertThat(pages.add(new Page(), all -> true)).isTrue();
  }

  @Test
  void theEndOfTheProgramEndsEveryLineBeforeTheWebServerWaitsForThem() {
    Page page = new Page();
    pages.add(page, all -> true);
    pages.stop();
    assertThat(page.ended).isTrue();
    assertThat(pages.add(page, all -> true)).isFalse();
    assertThat(pages.getPhase())
        .isGreaterThan(
            org.springframework.boot.web.server.context.WebServerApplicationContext
                .GRACEFUL_SHUTDOWN_PHASE);
  }
}
