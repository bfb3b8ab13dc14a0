/**
 * Append-only record of what happened to a submission, hash-chained per submission, with the signed
 * event tokens as received. Entries are verified and exported, never changed; they hold ids, codes
 * and hashes, never personal data. What belongs to no submission has chains by name, the ledger.
 */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package de.fallbruecke.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
