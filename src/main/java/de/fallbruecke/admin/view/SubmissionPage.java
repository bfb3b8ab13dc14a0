package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list of submissions, newest first.
 *
 * @param next where the next page begins; null if this is the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubmissionPage(List<SubmissionView> submissions, @Nullable UUID next) {
  public SubmissionPage {
    submissions = List.copyOf(submissions);
  }

  /** Of what was found, one more than fits telling that there is a next page. */
  public static SubmissionPage of(List<SubmissionView> found, int limit) {
    List<SubmissionView> shown = found.size() > limit ? found.subList(0, limit) : found;
    return new SubmissionPage(shown, found.size() > limit ? shown.getLast().id() : null);
  }
}
