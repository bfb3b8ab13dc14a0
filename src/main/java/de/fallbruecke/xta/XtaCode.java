package de.fallbruecke.xta;

import org.jspecify.annotations.Nullable;

/** A code of a list, with the list and its version. */
public record XtaCode(String code, @Nullable String name, String listUri, String listVersion) {}
