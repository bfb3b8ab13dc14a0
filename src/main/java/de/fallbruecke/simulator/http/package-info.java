/**
 * The small HTTP server under simulator and sink: the JDK's own, one virtual thread per request,
 * bound to 127.0.0.1 only. It knows paths, problems and streams, and nothing of FIT-Connect.
 */
@NullMarked
package de.fallbruecke.simulator.http;

import org.jspecify.annotations.NullMarked;
