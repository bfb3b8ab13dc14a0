package de.fallbruecke.route.archive;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which publishers each tenant trusts: a folder per tenant with one public JWK per file. An admin
 * may read, copy and version it like the rest of the configuration.
 */
public final class TrustStore implements Trust {
  private static final String ENDING = ".jwk.json";
  private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private final Path directory;

  /** The folder with a folder per tenant; it need not exist yet. */
  public TrustStore(Path directory) {
    this.directory = directory;
  }

  /**
   * Its keys, revoked and expired ones too, by name.
   *
   * @throws Fault PUBLISHER_KEY_UNUSABLE if one file is no key
   */
  @Override
  public List<Publisher> of(String tenant) {
    return files(folder(tenant)).stream().map(PublisherJwk::publicKey).toList();
  }

  /**
   * Trusts a publisher from now on.
   *
   * @param thumbprint what the publisher told by another way than the one the file came by
   * @return whether it was not trusted before
   * @throws Fault PUBLISHER_KEY_UNUSABLE if the thumbprint is another one or the key was revoked
   */
  public boolean add(String tenant, Path publicJwk, String thumbprint) {
    Publisher publisher = PublisherJwk.publicKey(publicJwk);
    if (!publisher.thumbprint().equals(thumbprint)) {
      throw unusable(
          "The key in %s has the thumbprint %s, not the one given with --thumbprint. It was not added. If the publisher told you the other one, somebody may have exchanged the file: ask for it again."
              .formatted(publicJwk, publisher.thumbprint()));
    }
    Optional<Publisher> present = find(thumbprint, tenant);
    if (present.filter(one -> one.revoked() != null).isPresent()) {
      throw unusable(
          "Tenant '%s' has revoked the key %s. It was not added. Ask the publisher for a new key; if the revocation was a mistake, remove it first with routes trust remove."
              .formatted(tenant, thumbprint));
    }
    write(file(tenant, publisher), publisher);
    return present.isEmpty();
  }

  /**
   * Forgets a publisher: its archives are unknown again.
   *
   * @throws Fault PUBLISHER_UNKNOWN if the tenant has no such key
   */
  public Publisher remove(String tenant, String thumbprint) {
    Publisher publisher = present(tenant, thumbprint);
    try {
      for (Path file : files(folder(tenant))) {
        if (PublisherJwk.publicKey(file).thumbprint().equals(thumbprint)) {
          Files.delete(file);
        }
      }
      return publisher;
    } catch (IOException e) {
      throw notWritten(e);
    }
  }

  /**
   * Refuses a publisher's archives from now on, for good and whoever sends them.
   *
   * @throws Fault PUBLISHER_UNKNOWN if the tenant has no such key
   */
  public Publisher revoke(String tenant, String thumbprint, Instant now) {
    Publisher revoked = present(tenant, thumbprint).revokedAt(now);
    remove(tenant, thumbprint);
    write(file(tenant, revoked), revoked);
    return revoked;
  }

  private Publisher present(String tenant, String thumbprint) {
    return find(thumbprint, tenant)
        .orElseThrow(
            () ->
                new Fault(
                    FaultCode.PUBLISHER_UNKNOWN,
                    "Tenant '%s' has no key %s. Nothing was changed. routes trust list shows its keys."
                        .formatted(tenant, thumbprint)));
  }

  @Override
  public boolean elsewhere(String kid, String tenant) {
    try (Stream<Path> list =
        Files.isDirectory(directory) ? Files.list(directory) : Stream.<Path>empty()) {
      return list.filter(Files::isDirectory)
          .map(folder -> String.valueOf(folder.getFileName()))
          .filter(other -> !other.equals(tenant) && TENANT.matcher(other).matches())
          .anyMatch(other -> find(kid, other).isPresent());
    } catch (IOException e) {
      throw unreadable(directory, e);
    }
  }

  private Path folder(String tenant) {
    if (!TENANT.matcher(tenant).matches()) {
      throw unusable(
          "This is no name of a tenant. Nothing was done. Name one of the configuration.");
    }
    return directory.resolve(tenant);
  }

  private Path file(String tenant, Publisher publisher) {
    String name = publisher.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return folder(tenant).resolve(name + "-" + publisher.thumbprint().substring(0, 8) + ENDING);
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(file -> String.valueOf(file.getFileName()).endsWith(ENDING))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static void write(Path file, Publisher publisher) {
    try {
      Files.createDirectories(file.getParent());
      DurableFiles.replace(file, publisher.jwk().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw notWritten(e);
    }
  }

  private static Fault unusable(String message) {
    return new Fault(FaultCode.PUBLISHER_KEY_UNUSABLE, message);
  }

  private static Fault unreadable(Path folder, IOException cause) {
    return new Fault(
        FaultCode.PUBLISHER_KEY_UNUSABLE,
        "The trusted keys in %s cannot be read. Nothing was done. Check that you may read the folder."
            .formatted(folder),
        cause);
  }

  private static Fault notWritten(IOException cause) {
    return new Fault(
        FaultCode.PUBLISHER_KEY_UNUSABLE,
        "The trusted keys cannot be written (%s). Check space and rights of the folder and run the command again."
            .formatted(cause.getClass().getSimpleName()),
        cause);
  }
}
