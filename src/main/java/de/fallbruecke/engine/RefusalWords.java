package de.fallbruecke.engine;

import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.vault.Staging;
import de.fallbruecke.vault.Vault;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What targets said when they did not take a case they had fetched. It may be about the applicant:
 * so it is kept encrypted with the content of the submission, seen like it and destroyed with it.
 */
public final class RefusalWords {
  private final Vault vault;

  RefusalWords(Vault vault) {
    this.vault = vault;
  }

  /**
   * What was said last of this delivery; empty if nothing was, or the content is destroyed.
   *
   * @throws Fault VAULT_CONTENT_DAMAGED
   */
  public Optional<String> of(UUID submission, UUID delivery) {
    String name = part(delivery);
    return vault.parts(submission).stream().anyMatch(part -> part.name().equals(name))
        ? Optional.of(new String(vault.readFully(submission, name), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /** Writes them down, not yet to be seen. Not within a transaction. */
  Draft draft(Delivery delivery, String words) {
    try {
      Staging staging = vault.stage(delivery.submission());
      try (OutputStream out = staging.write(part(delivery.id()), "text/plain; charset=UTF-8")) {
        out.write(words.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        staging.close();
        throw new UncheckedIOException(e);
      }
      return new Draft(staging);
    } catch (Fault fault) {
      if (fault.code() == FaultCode.VAULT_CONTENT_DESTROYED) {
        return new Draft(null); // there is nothing left that could be clarified
      }
      throw fault;
    }
  }

  private static String part(UUID delivery) {
    return "refusal/" + delivery;
  }

  /** Words that are kept or, when it is closed, gone. */
  static final class Draft implements AutoCloseable {
    private final @Nullable Staging staging;

    private Draft(@Nullable Staging staging) {
      this.staging = staging;
    }

    /** In the transaction of the refusal. */
    void keep() {
      if (staging != null) {
        staging.commit();
      }
    }

    @Override
    public void close() {
      if (staging != null) {
        staging.close();
      }
    }
  }
}
