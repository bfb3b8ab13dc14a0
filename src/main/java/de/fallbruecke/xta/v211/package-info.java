/**
 * The binding of XTA-WS 2.1.1 (SOAP 1.2, document/literal): three ports with twelve operations, and
 * their clients. The interfaces are written from the facts; a test compares them with the WSDL of
 * the standard where that is present. Response and fault carry the wsa:Action of the request.
 */
@NullMarked
package de.fallbruecke.xta.v211;

import org.jspecify.annotations.NullMarked;
