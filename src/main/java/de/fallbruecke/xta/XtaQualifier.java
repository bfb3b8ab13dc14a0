package de.fallbruecke.xta;

import org.jspecify.annotations.Nullable;

/**
 * What a message is about.
 *
 * @param service the URI of the service (DVDV)
 * @param scenario a code; null if the scenario is only a text
 * @param scenarioText a text in place of a code
 * @param payloadSchema the schema of the payload: a name, never loaded
 */
public record XtaQualifier(
    @Nullable String subject,
    String service,
    @Nullable XtaCode scenario,
    @Nullable String scenarioText,
    XtaCode messageType,
    String payloadSchema) {}
