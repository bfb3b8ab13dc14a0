/**
 * The XML of the OSCI message box (namespace {@code http://www.osci.eu/ws/2008/05/transport}):
 * asking for messages, and what the box says about them.
 */
@XmlSchema(
    namespace = Names.BOX,
    elementFormDefault = XmlNsForm.QUALIFIED,
    xmlns = @XmlNs(prefix = "osci", namespaceURI = Names.BOX))
@NullMarked
package de.fallbruecke.xta.v211.box;

import de.fallbruecke.xta.v211.Names;
import jakarta.xml.bind.annotation.XmlNs;
import jakarta.xml.bind.annotation.XmlNsForm;
import jakarta.xml.bind.annotation.XmlSchema;
import org.jspecify.annotations.NullMarked;
