package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Whether a chain of records is as it was written, recomputed just now.
 *
 * @param entries how many it has
 * @param head hash of the last one; written down elsewhere it proves that nothing was cut off
 * @param detail what differs, if something does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChainCheck(boolean intact, int entries, String head, @Nullable String detail) {}
