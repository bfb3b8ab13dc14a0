/**
 * The case record, generated from {@code schemas/case/1.0/case.xsd}; by hand are only this file and
 * the adapters for dates and times.
 */
@NamedInterface("model")
package de.fallbruecke.casefile.model;

import org.springframework.modulith.NamedInterface;
