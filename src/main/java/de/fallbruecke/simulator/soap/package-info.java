/**
 * The sample specialist software as SOAP service: a CXF server that offers the contract of
 * docs/reference/falluebergabe.wsdl. Reads what it gets independently of the gateway.
 */
@NamedInterface("soap")
@NullMarked
package de.fallbruecke.simulator.soap;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
