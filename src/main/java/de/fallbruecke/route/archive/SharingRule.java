package de.fallbruecke.route.archive;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.folder.CheckedPackage;
import de.fallbruecke.route.folder.Parameter;
import de.fallbruecke.route.folder.ParameterType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What never leaves a site within a package: keys, names of its destinations and targets, files
 * that only an editor or a version control knows. Values of parameters stand in the configuration
 * and are no part of a package at all.
 */
final class SharingRule {
  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----|PuTTY-User-Key-File");
  private static final Pattern JWK_TYPE = Pattern.compile("\"kty\"\\s*:");
  private static final Pattern JWK_SECRET =
      Pattern.compile("\"(d|k)\"\\s*:\\s*\"[A-Za-z0-9_-]{20,}\"");
  private static final Pattern KEY_STORE =
      Pattern.compile("(?i).*\\.(p12|pfx|jks|keystore|kdbx|key)");

  private SharingRule() {}

  /**
   * Refuses a package that must not be shared.
   *
   * @throws Fault PACKAGE_NOT_SHAREABLE with every finding; none quotes a secret
   */
  static void require(CheckedPackage checked) {
    List<String> complaints = new ArrayList<>();
    PathRule paths = new PathRule();
    for (Map.Entry<String, byte[]> file : checked.files().content().entrySet()) {
      paths.complaint(file.getKey()).ifPresent(what -> complaints.add(file.getKey() + " " + what));
      secret(file.getKey(), file.getValue())
          .ifPresent(what -> complaints.add(file.getKey() + " " + what));
    }
    for (Parameter parameter : checked.manifest().parameters().values()) {
      boolean ofSite =
          parameter.type() == ParameterType.DESTINATION || parameter.type() == ParameterType.TARGET;
      if (ofSite && parameter.fallback() != null) {
        complaints.add(
            "package.yaml has a default for '%s', which is the name of a %s of one site"
                .formatted(parameter.name(), parameter.type().key()));
      }
    }
    if (!complaints.isEmpty()) {
      throw new Fault(
          FaultCode.PACKAGE_NOT_SHAREABLE,
          "Route package '%s' holds what must not be shared: %s. Nothing was done with it. Remove that from the package; a secret that was shared before has to be replaced."
              .formatted(checked.manifest().id(), String.join("; ", complaints)));
    }
  }

  private static Optional<String> secret(String path, byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    if (KEY_STORE.matcher(path).matches() || PRIVATE_KEY.matcher(text).find()) {
      return Optional.of("looks like a private key or a key store");
    }
    return JWK_TYPE.matcher(text).find() && JWK_SECRET.matcher(text).find()
        ? Optional.of("holds a JWK with its private half")
        : Optional.empty();
  }
}
