package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.fallbruecke.bulk.BulkItem;
import de.fallbruecke.bulk.ItemOutcome;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one submission of a job.
 *
 * @param number place in the job, from 1
 * @param code what went wrong, if something did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobItem(
    int number,
    UUID submission,
    ItemOutcome outcome,
    @Nullable String code,
    @Nullable String detail) {
  public static JobItem of(BulkItem item) {
    return new JobItem(
        item.number(), item.submission(), item.outcome(), item.code(), item.detail());
  }
}
