package de.fallbruecke.fitconnect;

import de.fallbruecke.fitconnect.api.Account;
import de.fallbruecke.fitconnect.api.PublishedKeys;
import de.fallbruecke.fitconnect.api.Secret;
import de.fallbruecke.fitconnect.api.SubmissionApi;
import de.fallbruecke.fitconnect.jose.KeyFile;
import de.fallbruecke.fitconnect.reply.ReplySender;
import de.fallbruecke.fitconnect.verify.EventLogReader;
import de.fallbruecke.fitconnect.verify.SubmissionVerifier;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A configured destination with everything that works for it.
 *
 * @param callbackSecret null if callbacks are not used
 */
record FitConnectDestination(
    String name,
    UUID id,
    Account account,
    SubmissionApi api,
    PublishedKeys publishedKeys,
    EventLogReader logs,
    SubmissionVerifier verifier,
    Receipts receipts,
    ReplySender replies,
    OwnKeys ownKeys,
    KeyFile signingKey,
    @Nullable Secret callbackSecret) {
  /** The keys that open at this moment; another one may be added or retired at any time. */
  List<KeyFile> decryptionKeys() {
    return ownKeys.current();
  }
}
