package de.fallbruecke.console.places;

import de.fallbruecke.console.page.Badge;
import de.fallbruecke.console.page.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one destination or target.
 *
 * @param path where its acts are posted
 * @param trial what the page offers of test deliveries; null for what is no target
 * @param submissions address of the list of what it concerns
 * @param seen what a form that pauses says it saw
 * @param operate the person may test, pause and resume
 */
record PlaceView(
    String kind,
    String name,
    String title,
    String path,
    Badge state,
    List<Fact> facts,
    List<Fact> figures,
    List<Fact> policy,
    @Nullable PauseView pause,
    @Nullable CheckView check,
    @Nullable Trial trial,
    String submissions,
    String seen,
    boolean operate) {
  /**
   * Test deliveries of a target.
   *
   * @param allowed by its setting
   * @param setting the name of that setting
   * @param latest what came of the latest; null if there was none
   */
  record Trial(boolean allowed, String setting, @Nullable CheckView latest) {}
}
