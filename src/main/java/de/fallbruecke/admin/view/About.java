package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What answers.
 *
 * @param version of the gateway
 * @param commit it was built from; not said if the build did not know it
 * @param java version of its Java
 * @param database version of its PostgreSQL
 * @param tables the newest migration of its tables
 * @param api where this interface begins
 * @param time that the gateway goes by
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record About(
    String version,
    @Nullable String commit,
    String java,
    @Nullable String database,
    @Nullable String tables,
    String api,
    Instant time) {}
