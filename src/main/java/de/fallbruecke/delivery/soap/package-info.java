/**
 * Targets over SOAP: our own operation (docs/reference/falluebergabe.wsdl) or a foreign one whose
 * body a stylesheet of the operator makes. Documents travel by MTOM, streamed like any other
 * request; no WSDL and no schema is ever fetched. An answer is read strictly and believed only
 * where it is a single body in its place.
 */
@NullMarked
package de.fallbruecke.delivery.soap;

import org.jspecify.annotations.NullMarked;
