/**
 * The Camel side: one context of our own with five components and nothing else. An exchange carries
 * one {@link de.fallbruecke.route.camel.RouteWork} in its body and our headers; the steps of a
 * route fill the work and have no other effect. Nothing polls, nothing leaves the process.
 */
@NullMarked
package de.fallbruecke.route.camel;

import org.jspecify.annotations.NullMarked;
