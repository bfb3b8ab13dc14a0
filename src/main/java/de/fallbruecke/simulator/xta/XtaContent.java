package de.fallbruecke.simulator.xta;

import org.jspecify.annotations.Nullable;

/** A message or an attachment in a container. */
public record XtaContent(
    String contentType, @Nullable String fileName, @Nullable String id, byte[] bytes) {}
