/**
 * The FIT-Connect channel. {@code api} speaks HTTP with the delivery service, {@code jose} opens
 * and signs, {@code verify} decides whether a submission is the one that was sent; this package
 * holds the channel itself, receipts, callbacks and the configuration. A submission flows from the
 * listing through event log, tags, decryption and hashes into the staging. Fetching never rejects:
 * a defect is a finding that the engine decides on, by the table {@code fitconnect/defects.yaml}.
 */
@ApplicationModule(allowedDependencies = {"platform", "submission", "vault", "evidence"})
@NullMarked
package de.fallbruecke.fitconnect;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
