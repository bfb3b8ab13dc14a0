package de.fallbruecke.console.places;

import java.util.List;

/**
 * A renewal as the template shows it.
 *
 * @param version what a form says it saw
 * @param jwk what is to be published
 * @param obstacles what stands against removing the old key, in sentences; empty if nothing known
 */
record RenewalView(
    String kid,
    String oldKids,
    String state,
    int version,
    String made,
    String published,
    String jwk,
    List<String> obstacles) {}
