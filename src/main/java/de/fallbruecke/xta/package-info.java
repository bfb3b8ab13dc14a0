/**
 * XTA 2: the channel of the German administration beside FIT-Connect. What the gateway fetches from
 * a message box, sends through an XTA server, and offers to specialist software in a box of its
 * own.
 *
 * <p>The types here say what a message, a box and a fault are, whatever the version; {@code v211}
 * and {@code core311} put it on the wire. Nothing here may acknowledge what is not kept, or take a
 * name or an address from a message for more than data.
 */
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "vault",
      "evidence",
      "submission",
      "casefile",
      "delivery",
      "engine"
    })
@NullMarked
package de.fallbruecke.xta;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
