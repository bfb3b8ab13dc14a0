/**
 * XTA as a way in: lists what lies in a message box, streams a container into the vault, recognises
 * a message that was sent twice, and acknowledges it with {@code close} when the engine says so.
 * Never acknowledges what is not stored, and never pretends to reject: XTA has no rejection.
 */
@NullMarked
package de.fallbruecke.xta.reader;

import org.jspecify.annotations.NullMarked;
