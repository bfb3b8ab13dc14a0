package de.fallbruecke.console.places;

/**
 * A key, secret or certificate in the list.
 *
 * @param use whether others use it by now; empty if nobody knows
 * @param renew address of the page that renews it; empty if that is not done here
 * @param how what to do instead, in a few words
 * @param warn it ends soon or has ended
 */
record KeyRow(
    String kind,
    String place,
    String kid,
    String algorithm,
    String since,
    String ends,
    boolean warn,
    String use,
    String renew,
    String how) {}
