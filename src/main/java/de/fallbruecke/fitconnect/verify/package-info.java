/**
 * What a subscriber has to verify before it believes a submission: event log, tags, encryption,
 * metadata, hashes, in the order that the protocol demands. Finds defects and never acts on them.
 */
@NullMarked
package de.fallbruecke.fitconnect.verify;

import org.jspecify.annotations.NullMarked;
