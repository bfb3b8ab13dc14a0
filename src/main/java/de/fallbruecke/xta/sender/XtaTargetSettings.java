package de.fallbruecke.xta.sender;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code fallbruecke.targets.<name>.xta} as written.
 *
 * @param account required; name below {@code fallbruecke.xta.accounts}; we are the author
 * @param reader required; identifier of the reader, such as {@code ags:09000009}
 * @param readerType kind of the identifier
 * @param readerName name of the reader, for people
 * @param lookup ask the server first whether the reader offers the service
 * @param reportEvery pause between two questions for the transport report
 * @param about what the messages are about
 */
public record XtaTargetSettings(
    @Nullable String account,
    @Nullable String reader,
    @DefaultValue("xöv") String readerType,
    @Nullable String readerName,
    @DefaultValue("true") boolean lookup,
    @DefaultValue("5m") Duration reportEvery,
    @DefaultValue QualifierSettings about) {}
