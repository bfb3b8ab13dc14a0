package de.fallbruecke.evidence;

import java.time.Instant;

/**
 * One link of the chain.
 *
 * @param number position in the submission's chain, from 1
 * @param at when it was appended
 * @param event what happened
 * @param hash SHA-512 hex over the previous hash and this entry's body
 */
public record Entry(int number, Instant at, Event event, String hash) {}
