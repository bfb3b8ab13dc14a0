/**
 * Source document to case record: each case field names nodes of the source by XPath 3.1; what is
 * mapped, handed on or left over is counted. A pure function of its input.
 */
@ApplicationModule(allowedDependencies = {"platform", "xoev", "casefile", "casefile :: model"})
@NullMarked
package de.fallbruecke.mapping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
