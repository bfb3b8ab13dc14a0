/**
 * Targets over HTTP: one POST per attempt, its body streamed with announced length, and the meaning
 * of every answer. Never follows a redirect, never calls silence after sending a success or a
 * failure.
 */
@NullMarked
package de.fallbruecke.delivery.rest;

import org.jspecify.annotations.NullMarked;
