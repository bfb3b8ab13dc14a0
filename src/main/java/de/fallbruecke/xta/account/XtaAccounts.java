package de.fallbruecke.xta.account;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Settings;
import de.fallbruecke.xta.XtaClients;
import de.fallbruecke.xta.XtaParty;
import de.fallbruecke.xta.XtaServer;
import de.fallbruecke.xta.XtaVersion;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** The configured accounts, by name. */
public final class XtaAccounts {
  private static final Duration LEAST_PATIENCE = Duration.ofMillis(100);

  private final XtaSettings settings;
  private final Map<String, XtaAccount> byName = new TreeMap<>();

  /**
   * Reads and checks all.
   *
   * @throws Fault CONFIGURATION_INVALID, CONFIGURATION_UNKNOWN_KEY, ADDRESS_INVALID
   */
  public XtaAccounts(Environment environment, XtaClients clients) {
    settings = new Settings(environment).block(XtaSettings.PREFIX, XtaSettings.class);
    settings
        .accounts()
        .forEach((name, account) -> byName.put(name, checked(name, account, clients)));
  }

  /** Whether servers are asked at start. */
  public boolean checkAtStart() {
    return settings.checkAtStart();
  }

  /**
   * The account of this name.
   *
   * @param property the setting that names it
   * @throws Fault CONFIGURATION_INVALID naming the property
   */
  public XtaAccount get(@Nullable String name, String property) {
    XtaAccount account = name == null ? null : byName.get(name);
    if (account == null) {
      throw invalid(
          property,
          name == null
              ? "is missing"
              : "names the account '%s', which does not exist".formatted(name),
          "Use one of " + XtaSettings.PREFIX + ".accounts: " + byName.keySet());
    }
    return account;
  }

  private static XtaAccount checked(String name, XtaSettings.Account written, XtaClients clients) {
    String prefix = XtaSettings.PREFIX + ".accounts." + name + ".";
    if (written.timeout().compareTo(LEAST_PATIENCE) < 0) {
      throw invalid(prefix + "timeout", "is below 100 ms", "Allow the server some seconds");
    }
    if (written.maxContainer().toBytes() < 1) {
      throw invalid(prefix + "max-container", "is not positive", "The standard allows 40MB");
    }
    XtaServer server =
        new XtaServer(
            version(prefix + "version", required(prefix + "version", written.version())),
            https(prefix + "management", required(prefix + "management", written.management())),
            XtaAccount.orNone(https(prefix + "send", written.send())),
            XtaAccount.orNone(https(prefix + "box", written.box())),
            required(prefix + "tls", written.tls()),
            new XtaParty(
                required(prefix + "identifier", written.identifier()),
                written.identifierType(),
                written.title(),
                written.category()),
            written.timeout());
    return new XtaAccount(name, server, written.maxContainer().toBytes(), clients);
  }

  private static XtaVersion version(String property, String written) {
    return Arrays.stream(XtaVersion.values())
        .filter(version -> version.key().equals(written.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                invalid(
                    property,
                    "is '%s'".formatted(written),
                    "Use "
                        + Arrays.stream(XtaVersion.values())
                            .map(XtaVersion::key)
                            .collect(Collectors.joining(" or "))));
  }

  private static <T> T required(String property, @Nullable T value) {
    if (value == null || value.toString().isBlank()) {
      throw invalid(property, "is missing", "Set it");
    }
    return value;
  }

  /** Without TLS there is no account: it is the certificate that says who we are. */
  private static <T extends @Nullable URI> T https(String property, T address) {
    if (address != null
        && !("https".equals(address.getScheme())
            && address.getHost() != null
            && address.getUserInfo() == null
            && address.getFragment() == null)) {
      throw new Fault(
          FaultCode.ADDRESS_INVALID,
          "%s is no address of the form https://host/path. The gateway does not start. Correct it."
              .formatted(property));
    }
    return address;
  }

  static Fault invalid(String property, String what, String remedy) {
    return new Fault(
        FaultCode.CONFIGURATION_INVALID,
        "%s %s. The gateway does not start. %s.".formatted(property, what, remedy));
  }
}
