/**
 * The sample specialist software as SOAP service: a CXF server that offers the contract of
 * docs/reference/falluebergabe.wsdl. Reads what it gets independently of the gateway.
 */
@NullMarked
package de.fallbruecke.simulator.soap;

import org.jspecify.annotations.NullMarked;
