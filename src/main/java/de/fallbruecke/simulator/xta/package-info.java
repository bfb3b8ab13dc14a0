/**
 * An XTA server with message boxes on loopback: XTA-WS 2.1.1 and XTA core 3.1.1 over mutual TLS,
 * with a certification authority of its own. Small and strict: plain HTTP server, own multipart and
 * XML reading, and it refuses what the standard would refuse. It shares no protocol code with the
 * gateway, so that the two check each other.
 */
@NamedInterface("xta")
@NullMarked
package de.fallbruecke.simulator.xta;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
