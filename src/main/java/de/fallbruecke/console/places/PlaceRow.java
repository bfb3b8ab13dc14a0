package de.fallbruecke.console.places;

import de.fallbruecke.console.page.Badge;
import java.util.List;

/**
 * A destination or target in its list.
 *
 * @param sub a line under its name
 * @param cells further columns as text, in the order of the head
 * @param warn something there waits for a person
 */
record PlaceRow(
    String name,
    String title,
    String sub,
    String tenant,
    Badge state,
    List<String> cells,
    boolean warn) {}
