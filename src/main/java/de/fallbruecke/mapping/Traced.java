package de.fallbruecke.mapping;

/** A mapping's result, and the whole source with what became of each of its leaves. */
public record Traced(Mapping.Mapped mapped, SourceNode source) {}
