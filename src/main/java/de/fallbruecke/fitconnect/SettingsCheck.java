package de.fallbruecke.fitconnect;

import de.fallbruecke.fitconnect.api.Account;
import de.fallbruecke.fitconnect.api.Secret;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns settings into checked values; every error names the property and what to do. */
final class SettingsCheck {
  private static final Set<String> THIS_HOST = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private SettingsCheck() {}

  static Account account(String name, FitConnectSettings.AccountSettings settings) {
    String prefix = SettingsReader.PREFIX + ".accounts." + name + ".";
    URI tokenUrl = address(prefix + "token-url", settings.tokenUrl(), settings.allowHttp());
    String api =
        address(prefix + "submission-api", settings.submissionApi(), settings.allowHttp())
            .toString()
            .replaceAll("/+$", "");
    if (api.matches(".*/v\\d+")) {
      throw new Fault(
          FaultCode.ADDRESS_INVALID,
          "%ssubmission-api: %s ends with a version. The gateway does not start. Leave the version out; it comes from the destination's api-version."
              .formatted(prefix, api));
    }
    String issuer = settings.issuer();
    return new Account(
        name,
        tokenUrl,
        api,
        issuer == null || issuer.isBlank() ? api : issuer,
        required(prefix + "client-id", settings.clientId()),
        requiredSecret(
            prefix + "client-secret", settings.clientSecret(), settings.clientSecretFile()));
  }

  static UUID uuid(String property, @Nullable String value) {
    String text = required(property, value);
    if (!text.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")) {
      throw invalid(property, "is not a UUID", "Copy the destination's id from the portal");
    }
    return UUID.fromString(text);
  }

  static String required(String property, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw invalid(property, "is missing", "Set it");
    }
    return value.strip();
  }

  /** The secret itself or the content of a file; null if neither is set. */
  static @Nullable Secret secret(String property, @Nullable String value, @Nullable String file) {
    String inline = value == null || value.isBlank() ? null : value;
    String inFile = file == null || file.isBlank() ? null : file;
    if (inline != null && inFile != null) {
      throw invalid(property, "and " + property + "-file are both set", "Set only one of them");
    }
    if (inline != null) {
      return new Secret(inline);
    }
    return inFile == null ? null : read(property + "-file", Path.of(inFile));
  }

  static Fault invalid(String property, String what, String remedy) {
    return new Fault(
        FaultCode.CONFIGURATION_INVALID,
        "%s %s. The gateway does not start. %s.".formatted(property, what, remedy));
  }

  private static Secret requiredSecret(
      String property, @Nullable String value, @Nullable String file) {
    Secret secret = secret(property, value, file);
    if (secret == null) {
      throw invalid(property, "is missing", "Set it or " + property + "-file");
    }
    return secret;
  }

  private static Secret read(String property, Path file) {
    try {
      String content = Files.readString(file).strip();
      if (!content.isEmpty()) {
        return new Secret(content);
      }
    } catch (IOException e) {
      // falls through
    }
    throw new Fault(
        FaultCode.KEY_UNREADABLE,
        "%s: the file %s cannot be read or is empty. The gateway does not start. Check that it exists and that the user of this process may read it."
            .formatted(property, file));
  }

  private static URI address(String property, @Nullable String value, boolean allowHttp) {
    String text = required(property, value);
    try {
      URI uri = new URI(text);
      boolean secure = "https".equals(uri.getScheme());
      boolean plain = "http".equals(uri.getScheme());
      if (uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null) {
        if (secure || (plain && (allowHttp || THIS_HOST.contains(uri.getHost())))) {
          return uri;
        }
        if (plain) {
          throw new Fault(
              FaultCode.ADDRESS_INVALID,
              "%s: %s is not encrypted. The gateway does not start. Use https; allow-http exists for test installations."
                  .formatted(property, text));
        }
      }
    } catch (URISyntaxException e) {
      // falls through
    }
    throw new Fault(
        FaultCode.ADDRESS_INVALID,
        "%s: not an address of the form https://host/path. The gateway does not start. Correct it."
            .formatted(property));
  }
}
