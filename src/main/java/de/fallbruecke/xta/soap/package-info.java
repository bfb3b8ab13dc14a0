/**
 * How the gateway speaks SOAP with XTA servers: one configuration of Apache CXF for all of them.
 * Mutual TLS, WS-Addressing, MTOM, limits; and what of XML a peer may send.
 */
@NullMarked
package de.fallbruecke.xta.soap;

import org.jspecify.annotations.NullMarked;
