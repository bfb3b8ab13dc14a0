package de.fallbruecke.xta;

import de.fallbruecke.platform.TlsIdentities;
import de.fallbruecke.simulator.xta.XtaContent;
import de.fallbruecke.simulator.xta.XtaLetter;
import de.fallbruecke.simulator.xta.XtaSimulator;
import de.fallbruecke.xta.account.XtaAccount;
import de.fallbruecke.xta.account.XtaAccounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.mock.env.MockEnvironment;

/** One XTA server for all tests of this JVM, and what an operator would configure for it. */
public final class XtaSite {
  public static final XtaSimulator SERVER = start();
  public static final String READER = XtaSimulator.DISTRICT.party();
  public static final String AUTHOR = XtaSimulator.PORTAL.party();
  public static final String SERVICE = "urn:test:dienst:antrag";
  public static final String SCHEMA = "urn:test:schema:antrag:1.0";

  private static final Map<Map<String, String>, XtaAccounts> ACCOUNTS = new ConcurrentHashMap<>();
  private static final Map<String, BoxClient> BOXES = new ConcurrentHashMap<>();

  private XtaSite() {}

  private static XtaSimulator start() {
    try {
      Path directory = Files.createTempDirectory("xta-simulator");
      return XtaSimulator.start(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Settings of accounts {@code district} and {@code portal} in a version. */
  public static Map<String, String> settings(String version) {
    Map<String, String> all = new LinkedHashMap<>();
    account(all, version, "district", "kreis", READER);
    account(all, version, "portal", "portal", AUTHOR);
    return all;
  }

  /** An account with the certificate of that name. */
  public static void account(
      Map<String, String> all, String version, String name, String certificate, String party) {
    tls(all, name, certificate);
    boolean old = version.equals("2.1.1");
    String base = SERVER.baseUri() + (old ? "/xta211/" : "/core311/");
    String prefix = "fallbruecke.xta.accounts." + name + ".";
    all.put(prefix + "version", version);
    all.put(prefix + "management", base + (old ? "management" : "transport.base"));
    all.put(prefix + "send", base + (old ? "send" : "sender"));
    all.put(prefix + "box", base + (old ? "msgbox" : "recipient"));
    all.put(prefix + "tls", name);
    all.put(prefix + "identifier", party);
    all.put(prefix + "timeout", "5s");
  }

  private static void tls(Map<String, String> all, String name, String certificate) {
    Path files = SERVER.certificates();
    String prefix = "fallbruecke.tls." + name + ".";
    all.put(prefix + "certificate-file", files.resolve(certificate + ".pem").toString());
    all.put(prefix + "key-file", files.resolve(certificate + "-key.pem").toString());
    all.put(prefix + "trusted-file", files.resolve("ca.pem").toString());
  }

  public static MockEnvironment environment(Map<String, String> settings) {
    MockEnvironment environment = new MockEnvironment();
    settings.forEach(environment::setProperty);
    return environment;
  }

  /** Clients are expensive to make: those of one configuration are shared by all tests. */
  public static XtaAccounts accounts(Map<String, String> settings) {
    return ACCOUNTS.computeIfAbsent(
        Map.copyOf(settings),
        any -> {
          MockEnvironment environment = environment(settings);
          return new XtaAccounts(environment, new XtaClients(TlsIdentities.read(environment)));
        });
  }

  /** What the district does that has taken everything. */
  public static void closeAll(String version) {
    closeAll(version, "district");
  }

  /** What the portal does that has taken all answers. */
  public static void closeAsAuthor(String version) {
    closeAll(version, "portal");
  }

  private static void closeAll(String version, String account) {
    BoxClient box =
        BOXES.computeIfAbsent(
            version + account,
            any -> {
              XtaAccount owner = accounts(settings(version)).get(account, "test");
              return owner.box(owner.party());
            });
    SERVER.waiting(account.equals("district") ? READER : AUTHOR).forEach(id -> box.close(id, null));
  }

  /** A letter to the district. */
  public static XtaLetter letter(byte[] xml, List<XtaContent> attachments) {
    return XtaLetter.of(AUTHOR, READER, SERVICE, "0500", SCHEMA, xml).with(attachments);
  }

  /** An XÖV message with a header of the current dialect. */
  public static byte[] message(UUID uuid, String rootAttributes, String content) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <t:antrag.stellen.0500 xmlns:t="urn:test:antrag" produkt="P" standard="T" version="1.0"%s>
          <nachrichtenkopf.g2g>
            <identifikation.nachricht>
              <nachrichtenUUID>%s</nachrichtenUUID>
              <nachrichtentyp listURI="urn:test:typen" listVersionID="1"><code>0500</code></nachrichtentyp>
              <erstellungszeitpunkt>2026-11-02T08:00:00Z</erstellungszeitpunkt>
            </identifikation.nachricht>
          </nachrichtenkopf.g2g>
          <inhalt>%s</inhalt>
        </t:antrag.stellen.0500>
        """
        .formatted(rootAttributes, uuid, content)
        .getBytes(StandardCharsets.UTF_8);
  }
}
