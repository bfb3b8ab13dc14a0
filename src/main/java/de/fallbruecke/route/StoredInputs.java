package de.fallbruecke.route;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.vault.Vault;
import java.util.UUID;
import tools.jackson.core.JacksonException;

/** What a route depends on, as it lies in the vault. */
final class StoredInputs {
  private final Vault vault;

  StoredInputs(Vault vault) {
    this.vault = vault;
  }

  /**
   * Reads it.
   *
   * @throws Fault NO_ROUTE if the submission does not belong to the destination,
   *     VAULT_CONTENT_DAMAGED, or what the vault throws
   */
  RouteInput of(Submission submission, Destination destination) {
    if (!submission.tenant().equals(destination.tenant())
        || !submission.destination().equals(destination.name())) {
      throw new Fault(
          FaultCode.NO_ROUTE,
          "Submission %s does not belong to destination '%s' or its tenant. It is held; check whether the destination was moved to another tenant."
              .formatted(submission.id(), destination.name()));
    }
    Envelope envelope = envelope(submission.id());
    byte[] data =
        envelope.data() == null ? null : vault.readFully(submission.id(), Envelope.DATA_PART);
    return new RouteInput(submission, destination, envelope, data);
  }

  private Envelope envelope(UUID submission) {
    byte[] json = vault.readFully(submission, Envelope.PART);
    try {
      return Json.mapper().readValue(json, Envelope.class);
    } catch (JacksonException e) {
      // without the cause: the parser quotes what it read
      throw new Fault(
          FaultCode.VAULT_CONTENT_DAMAGED,
          "The stored envelope of submission %s cannot be read (%s). It is held; restore the database or receive it again."
              .formatted(submission, e.getClass().getSimpleName()));
    }
  }
}
