package de.fallbruecke.console.places;

/**
 * A pause as the template shows it.
 *
 * @param seen tells whether it is still the one that the person saw
 * @param by who paused it; empty if its failures did
 * @param trouble the sentence as logged if failures paused it; empty otherwise
 */
record PauseView(String seen, String since, String age, String by, String reason, String trouble) {}
