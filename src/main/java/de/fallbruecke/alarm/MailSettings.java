package de.fallbruecke.alarm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server that takes notices of alarms.
 *
 * @param host its name
 * @param port its port
 * @param from the sender's address
 * @param to the addresses of those who are told
 * @param user login, if it asks for one
 * @param passwordFile file that holds the password alone
 * @param starttls insist on STARTTLS and on a certificate that fits the name; `false` only for a
 *     server on this machine
 * @param language `de` or `en`
 */
record MailSettings(
    @Nullable String host,
    @DefaultValue("587") int port,
    @Nullable String from,
    @DefaultValue List<String> to,
    @Nullable String user,
    @Nullable Path passwordFile,
    @DefaultValue("true") boolean starttls,
    @DefaultValue("de") String language) {

  void check() {
    if (host == null || host.isBlank()) {
      throw AlarmSettings.invalid("mail.host", "is missing", "name the mail server");
    }
    if (from == null || !from.contains("@")) {
      throw AlarmSettings.invalid("mail.from", "is no address", "name the sender's address");
    }
    if (to.isEmpty() || !to.stream().allMatch(address -> address.contains("@"))) {
      throw AlarmSettings.invalid("mail.to", "holds no address", "name those who are told");
    }
    if ((user == null) != (passwordFile == null)) {
      throw AlarmSettings.invalid(
          "mail.password-file", "and mail.user need each other", "set both or none");
    }
    if (passwordFile != null && !Files.isReadable(passwordFile)) {
      throw AlarmSettings.invalid(
          "mail.password-file", "cannot be read", "check its path and owner");
    }
    if (!Set.of("de", "en").contains(language)) {
      throw AlarmSettings.invalid("mail.language", "is unknown", "use de or en");
    }
  }
}
