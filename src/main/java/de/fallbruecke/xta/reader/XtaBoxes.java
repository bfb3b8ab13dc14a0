package de.fallbruecke.xta.reader;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Settings;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.xta.XtaParty;
import de.fallbruecke.xta.account.XtaAccount;
import de.fallbruecke.xta.account.XtaAccounts;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/** The destinations on channel {@code xta}, put together and checked once at start. */
final class XtaBoxes {
  private static final String DESTINATIONS = "fallbruecke.destinations.";
  private static final int MOST_PER_PAGE = 10_000;

  private final Map<String, XtaBox> byName = new LinkedHashMap<>();

  /**
   * Reads and checks.
   *
   * @throws Fault CONFIGURATION_INVALID, CONFIGURATION_UNKNOWN_KEY naming the property
   */
  XtaBoxes(Collection<Destination> destinations, Environment environment, XtaAccounts accounts) {
    Settings settings = new Settings(environment);
    Map<String, String> taken = new LinkedHashMap<>();
    for (Destination destination : destinations) {
      if (destination.channel().equals(XtaChannel.NAME)) {
        XtaBox box = box(destination, settings, accounts);
        String address = box.account().name() + " " + box.reader().id();
        String other = taken.put(address, destination.name());
        if (other != null) {
          throw invalid(
              destination.name(),
              "identifier",
              "is the box of destination '%s' too".formatted(other),
              "Give each box one destination; route packages tell services apart");
        }
        byName.put(destination.name(), box);
      }
    }
  }

  Collection<XtaBox> all() {
    return byName.values();
  }

  XtaBox get(Destination destination) {
    XtaBox box = byName.get(destination.name());
    if (box == null) {
      throw new Fault(
          FaultCode.DESTINATION_UNKNOWN,
          "Destination '%s' is not configured for XTA any more. Its submissions stay where they are; configure it again."
              .formatted(destination.name()));
    }
    return box;
  }

  private static XtaBox box(Destination destination, Settings binder, XtaAccounts accounts) {
    String name = destination.name();
    BoxSettings settings = binder.block(DESTINATIONS + element(name) + ".xta", BoxSettings.class);
    XtaAccount account = accounts.get(settings.account(), property(name, "account"));
    if (settings.pageSize() < 1 || settings.pageSize() > MOST_PER_PAGE) {
      throw invalid(name, "page-size", "is out of range", "Use 1 to " + MOST_PER_PAGE);
    }
    List<BoxSettings.ServiceKey> keys = settings.serviceKeys();
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i).key();
      if (key == null || key.isBlank()) {
        throw invalid(name, "service-keys[%d].key".formatted(i), "is missing", "Set it");
      }
    }
    XtaParty own = account.party();
    XtaParty reader =
        new XtaParty(
            settings.identifier() == null ? own.id() : settings.identifier(),
            settings.identifierType() == null ? own.type() : settings.identifierType(),
            own.name(),
            own.category());
    if (settings.reply().given()) {
      account.sender();
      settings
          .reply()
          .checked("any", key -> invalid(name, "reply." + key, "is missing", "Set it as agreed"));
    }
    return new XtaBox(
        destination,
        account,
        reader,
        account.box(reader),
        settings.pageSize(),
        List.copyOf(keys),
        settings.reply());
  }

  static String property(String destination, String key) {
    return DESTINATIONS + destination + ".xta." + key;
  }

  private static String element(String name) {
    return ConfigurationPropertyName.isValid(name) && !name.contains(".") ? name : "[" + name + "]";
  }

  private static Fault invalid(String name, String key, String what, String remedy) {
    return new Fault(
        FaultCode.CONFIGURATION_INVALID,
        "%s %s. The gateway does not start. %s.".formatted(property(name, key), what, remedy));
  }
}
