package de.fallbruecke.platform;

import java.nio.file.Path;

/**
 * The directory for what this installation keeps outside of its database ({@code
 * fallbruecke.data-directory}).
 */
public record DataDirectory(Path path) {}
