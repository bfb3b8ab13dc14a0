package de.fallbruecke.cli;

import de.fallbruecke.route.archive.Publisher;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code routes trust}: whose packages a tenant takes. */
@Command(
    name = "trust",
    mixinStandardHelpOptions = true,
    description = "Shows and changes whose packages a tenant takes.")
final class RoutesTrustCommand implements Runnable {
  private final Clock clock = Clock.systemUTC();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "Name a command: list, add, remove or revoke.");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Shows the keys that a tenant trusts, trusted until lately, or has revoked.")
  int list(@Mixin SharingOptions sharing, @Mixin Answers answers) {
    List<Publisher> keys = sharing.trust().of(sharing.tenant());
    List<String> lines = new ArrayList<>();
    keys.forEach(
        key -> lines.add("%s  %-10s %s".formatted(key.thumbprint(), state(key), key.name())));
    lines.add(
        keys.isEmpty()
            ? "Tenant '%s' trusts nobody. routes trust add adds a publisher."
                .formatted(sharing.tenant())
            : keys.size() + " in all");
    answers.give(lines, keys.stream().map(this::json).toList());
    return 0;
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Takes packages of a publisher from now on.")
  int add(
      @Parameters(paramLabel = "PUBLIC.jwk.json", description = "The publisher's public key.")
          Path file,
      @Option(
              names = "--thumbprint",
              required = true,
              description = "What the publisher told you by another way than the file.")
          String thumbprint,
      @Mixin SharingOptions sharing,
      @Mixin Answers answers) {
    boolean changed = sharing.trust().add(sharing.tenant(), file, thumbprint);
    String line =
        changed
            ? "Tenant '%s' takes packages signed with %s from now on."
                .formatted(sharing.tenant(), thumbprint)
            : "Tenant '%s' trusts the key %s already.".formatted(sharing.tenant(), thumbprint);
    answers.give(List.of(line), Map.of("thumbprint", thumbprint, "changed", changed));
    return 0;
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Forgets a key. What was imported stays; a revocation is forgotten too.")
  int remove(
      @Parameters(paramLabel = "THUMBPRINT") String thumbprint,
      @Mixin SharingOptions sharing,
      @Mixin Answers answers) {
    Publisher gone = sharing.trust().remove(sharing.tenant(), thumbprint);
    answers.give(
        List.of(
            "Tenant '%s' no longer knows the key %s of '%s'. What was imported stays."
                .formatted(sharing.tenant(), thumbprint, gone.name())),
        json(gone));
    return 0;
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Refuses everything signed with a key from now on, for example a stolen one.")
  int revoke(
      @Parameters(paramLabel = "THUMBPRINT") String thumbprint,
      @Mixin SharingOptions sharing,
      @Mixin Answers answers) {
    Publisher revoked = sharing.trust().revoke(sharing.tenant(), thumbprint, clock.instant());
    answers.give(
        List.of(
            "Tenant '%s' refuses everything signed with %s of '%s' from now on. What was imported stays; routes origin shows it."
                .formatted(sharing.tenant(), thumbprint, revoked.name())),
        json(revoked));
    return 0;
  }

  private Map<String, Object> json(Publisher key) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("thumbprint", key.thumbprint());
    json.put("publisher", key.name());
    json.put("state", state(key));
    json.put("expires", key.expires());
    json.put("revoked", key.revoked());
    return json;
  }

  private String state(Publisher key) {
    Instant now = clock.instant();
    if (key.revoked() != null) {
      return "revoked";
    }
    return key.expires() != null && !now.isBefore(key.expires()) ? "expired" : "trusted";
  }
}
