/**
 * The accounts at XTA servers, {@code fallbruecke.xta.accounts}: read and checked once at start,
 * shared by reader and sender. What a server refuses gets its code here, and nowhere else.
 */
@NullMarked
package de.fallbruecke.xta.account;

import org.jspecify.annotations.NullMarked;
