package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.fallbruecke.evidence.Look;
import de.fallbruecke.survey.ContentLooks;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks at content, newest first.
 *
 * @param next what to send as {@code before} for the page after it; not said at the end. A page may
 *     be empty and still have one: then none of the looks passed were at the caller's tenants
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LookPage(List<LookView> looks, @Nullable String next) {
  public LookPage {
    looks = List.copyOf(looks);
  }

  public static LookPage of(ContentLooks.Page page) {
    return new LookPage(page.looks().stream().map(LookView::of).toList(), page.next());
  }

  /**
   * One look.
   *
   * @param why the reason that was chosen, as recorded; empty if none was
   * @param words the reason in words of their own; empty if they typed none
   * @param what which part of the content was shown, as recorded; empty if that was not
   */
  public record LookView(
      UUID submission, Instant at, String by, String why, String words, String what) {
    static LookView of(Look look) {
      return new LookView(
          look.submission(), look.at(), look.by(), look.why(), look.words(), look.what());
    }
  }
}
