/**
 * What several packages know together, for those who look after an installation: what waits for a
 * person, the tenants with what belongs to each, who looked at content, which submission a number
 * belongs to, and what is installed. The console shows it and the REST interface of admins answers
 * it; nothing here has words or addresses of either. Reads only.
 */
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "access",
      "evidence",
      "submission",
      "casefile",
      "delivery",
      "reply",
      "route",
      "alarm"
    })
@NullMarked
package de.fallbruecke.survey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
