package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a saved filter looks for, as the console's list knows it; nothing means any.
 *
 * @param text id, case number, beginning of a file number, or part of key or name of the service
 * @param age HOUR, DAY or WEEK for older than that, LAST_DAY, LAST_WEEK or LAST_MONTH for since
 *     then
 * @param test ONLY tests, or NONE
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FilterFields(
    @Nullable String state,
    @Nullable String text,
    @Nullable String destination,
    @Nullable String service,
    @Nullable String target,
    @Nullable String delivery,
    @Nullable String code,
    @Nullable String tenant,
    @Nullable String age,
    @Nullable String test) {}
