/**
 * Says when somebody has to look: nothing is fetched, a submission gets old, the queue is late,
 * content is not destroyed, a disk fills, our keys do not fit. Conditions look at what the other
 * packages publish; one chore compares them with the open alarms and tells each change once: in the
 * log, as a metric, in the console and, if wanted, by mail. Nothing here changes a submission, and
 * nothing here holds personal data.
 */
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "access",
      "submission",
      "delivery",
      "reply",
      "engine",
      "route"
    })
@NullMarked
package de.fallbruecke.alarm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
