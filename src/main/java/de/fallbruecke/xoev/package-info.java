/**
 * Schema packs of XÖV and FIM standards: offline validation of XML and JSON, code lists, message
 * headers in their three dialects. Nothing here ever opens a network connection or follows a
 * location found in a message.
 */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package de.fallbruecke.xoev;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
