/**
 * Targets that fetch their cases through our REST API: how long they may keep a case to themselves.
 * The API itself is module {@code api}.
 */
@NamedInterface("pull")
@NullMarked
package de.fallbruecke.delivery.pull;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
