package de.fallbruecke.console.start;

import de.fallbruecke.console.page.Badge;

/**
 * Something that waits for a person.
 *
 * @param id unique on the page
 * @param badge how urgent, in one word
 * @param title what it is, with its number
 * @param detail what more there is to know; may be empty
 * @param since how long, in words; may be empty
 * @param address where it is set right, with the right filter
 * @param action what the way there is called
 */
record ConcernView(
    String id,
    Badge badge,
    String title,
    String detail,
    String since,
    String address,
    String action) {}
