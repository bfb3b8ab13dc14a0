/**
 * The media-break meter: how much of what people entered reached the specialist software as data,
 * and how many submissions got there without a person's hand. Reads only.
 */
@ApplicationModule(
    allowedDependencies = {"platform", "evidence", "casefile", "engine", "submission"})
@NullMarked
package de.fallbruecke.meter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
