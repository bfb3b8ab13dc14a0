package de.fallbruecke.console.places;

import de.fallbruecke.console.page.Badge;
import de.fallbruecke.console.page.Fact;
import java.util.List;

/**
 * A step of a connection test as the template shows it.
 *
 * @param name stable name, for the address within the page
 * @param took how long; empty if it was not tried
 * @param remedy what to do, or why it was left out; empty if there is nothing to say
 * @param detail the sentence as logged, in English; empty if there is none
 */
record StepView(
    String name,
    String title,
    Badge result,
    String took,
    boolean failed,
    List<Fact> facts,
    String remedy,
    String detail) {}
