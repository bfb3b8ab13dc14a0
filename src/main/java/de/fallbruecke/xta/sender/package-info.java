/**
 * XTA as a way to a target, and what every sender needs: the id of a message is kept before it is
 * sent, so that a repeat is recognised by the server, and the transport report says what became of
 * it. Never sends the same thing under a second id while the first may have arrived.
 */
@NullMarked
package de.fallbruecke.xta.sender;

import org.jspecify.annotations.NullMarked;
