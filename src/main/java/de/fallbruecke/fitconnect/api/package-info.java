/**
 * The delivery service over HTTP: tokens, listing, download, event log, keys, posting events. Knows
 * paths and field names per API version and nothing of what the content means.
 */
@NullMarked
package de.fallbruecke.fitconnect.api;

import org.jspecify.annotations.NullMarked;
