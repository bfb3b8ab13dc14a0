package de.fallbruecke.check;

import de.fallbruecke.platform.check.CheckReport;

/**
 * What the latest connection test of a place found.
 *
 * @param by who asked for it
 */
public record PlaceCheck(PlaceKind kind, String name, String by, CheckReport report) {}
