package de.fallbruecke.delivery.file;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * {@code fallbruecke.targets.<name>.file} as written.
 *
 * @param directory required; the drop directory, which must exist when a case is handed over
 */
public record FileSettings(@Nullable Path directory) {}
