/**
 * The cryptography of sender and delivery service: streaming encryption, signing of event tokens,
 * keys with a self-signed certificate. Written apart from the gateway's, so that each checks the
 * other.
 */
@NullMarked
package de.fallbruecke.simulator.jose;

import org.jspecify.annotations.NullMarked;
