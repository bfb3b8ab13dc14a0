package de.fallbruecke.cli;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.route.archive.PublisherKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code routes key}: the key with which a publisher signs. */
@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    description = "Makes the key with which you sign packages for others.")
final class RoutesKeyCommand implements Runnable {
  private static final String ENDING = ".jwk.json";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "Name a command: new.");
  }

  @Command(
      name = "new",
      mixinStandardHelpOptions = true,
      description = "Makes a key pair: the private file stays here, the public one is for others.")
  int make(
      @Option(
              names = "--out",
              required = true,
              paramLabel = "FILE.jwk.json",
              description = "File of the private key; the public one is written beside it.")
          Path out,
      @Option(
              names = "--name",
              required = true,
              paramLabel = "NAME",
              description = "Your name as publisher, for example 'Landkreis Musterkreis'.")
          String name,
      @Option(
              names = "--expires",
              paramLabel = "DATE",
              description = "Day from which on others no longer take what was signed with it.")
          @Nullable LocalDate expires,
      @Mixin Answers answers) {
    String file = String.valueOf(out.getFileName());
    if (!file.endsWith(ENDING)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "--out must end in " + ENDING);
    }
    PublisherKey key =
        PublisherKey.generate(
            name, expires == null ? null : expires.atStartOfDay(ZoneOffset.UTC).toInstant());
    key.write(out);
    Path open =
        out.resolveSibling(file.substring(0, file.length() - ENDING.length()) + ".public" + ENDING);
    try {
      Files.writeString(open, key.publisher().jwk(), StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new Fault(
          FaultCode.PUBLISHER_KEY_UNUSABLE,
          "The private key is in %s, but the public one cannot be written to %s. Remove the old file and take the public key from the private file, without 'd'."
              .formatted(out, open),
          e);
    }
    answers.give(
        List.of(
            "Private key: %s (only you can read it; keep a copy in a safe place)".formatted(out),
            "Public key:  %s (give it to whoever is to take your packages)".formatted(open),
            "Thumbprint:  %s (tell it by another way, for example by telephone)"
                .formatted(key.publisher().thumbprint()),
            "",
            key.publisher().jwk().strip()),
        Map.of(
            "privateKey",
            out.toString(),
            "publicKey",
            open.toString(),
            "thumbprint",
            key.publisher().thumbprint(),
            "jwk",
            Json.mapper().readTree(key.publisher().jwk())));
    return 0;
  }
}
