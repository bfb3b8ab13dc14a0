/** The case record, generated from {@code schemas/case/1.0/case.xsd}; only this file is by hand. */
@NamedInterface("model")
package de.fallbruecke.casefile.model;

import org.springframework.modulith.NamedInterface;
