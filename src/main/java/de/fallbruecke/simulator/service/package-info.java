/**
 * The delivery service: clients and tokens, destinations and their public keys, submissions on
 * disk, signed event logs, deadlines, callbacks. It holds no private key but its own and cannot
 * read what it carries. All endpoints of one API version differ from the other's only by {@link
 * ApiVersion}.
 */
@NullMarked
package de.fallbruecke.simulator.service;

import org.jspecify.annotations.NullMarked;
