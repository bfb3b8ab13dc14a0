package de.fallbruecke.xta;

import de.fallbruecke.platform.TlsIdentities;
import de.fallbruecke.simulator.xta.XtaContent;
import de.fallbruecke.simulator.xta.XtaLetter;
import de.fallbruecke.simulator.xta.XtaSimulator;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** An XTA server with the gateway's clients for it, in both versions; one per JVM. */
final class XtaWorld {
  static final XtaSimulator SERVER = XtaSimulator.start(directory());
  static final XtaClients CLIENTS = new XtaClients(identities());
  static final String SERVICE = "urn:test:dienst:antrag";

  private XtaWorld() {}

  private static Path directory() {
    try {
      return Files.createTempDirectory("xta-certificates");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static TlsIdentities identities() {
    Map<String, Object> settings = new HashMap<>();
    for (String name : List.of("kreis", "portal", "expired", "unknown", "foreign")) {
      String prefix = "fallbruecke.tls." + name + ".";
      Path own = SERVER.certificates();
      settings.put(prefix + "certificate-file", own.resolve(name + ".pem").toString());
      settings.put(prefix + "key-file", own.resolve(name + "-key.pem").toString());
      settings.put(prefix + "trusted-file", own.resolve("ca.pem").toString());
    }
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    return TlsIdentities.read(environment);
  }

  static BoxClient box(XtaVersion version, String identity) {
    return CLIENTS.box(server(version, identity, "test:kreis", Duration.ofSeconds(30)), "test");
  }

  static BoxClient box(XtaVersion version) {
    return box(version, "kreis");
  }

  static SendClient portal(XtaVersion version) {
    return CLIENTS.sender(server(version, "portal", "test:portal", Duration.ofSeconds(30)), "test");
  }

  static XtaServer server(XtaVersion version, String tls, String party, Duration timeout) {
    String base = SERVER.baseUri().toString();
    return version == XtaVersion.XTA_211
        ? new XtaServer(
            version,
            java.net.URI.create(base + "/xta211/management"),
            java.net.URI.create(base + "/xta211/send"),
            java.net.URI.create(base + "/xta211/msgbox"),
            tls,
            XtaParty.of(party, "xöv"),
            timeout)
        : new XtaServer(
            version,
            java.net.URI.create(base + "/core311/transport.base"),
            java.net.URI.create(base + "/core311/sender"),
            java.net.URI.create(base + "/core311/recipient"),
            tls,
            XtaParty.of(party, "xöv"),
            timeout);
  }

  static XtaLetter letter(String content) {
    return XtaLetter.of(
        "test:portal",
        "test:kreis",
        SERVICE,
        "0500",
        "urn:test:schema",
        ("<antrag>" + content + "</antrag>").getBytes(StandardCharsets.UTF_8));
  }

  static XtaContent attachment(String name, int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 31 + name.hashCode());
    }
    return new XtaContent("application/pdf", name, name, bytes);
  }

  static XtaMetaData metaData(String id) {
    return XtaMetaData.of(
        id,
        XtaParty.of("test:portal", "xöv"),
        XtaParty.of("test:kreis", "xöv"),
        new XtaQualifier(
            "Antrag",
            SERVICE,
            null,
            "Test",
            new XtaCode("0500", null, "urn:test:typen", "1"),
            "urn:test:schema"),
        XtaTimes.madeAt(Instant.parse("2026-11-22T10:00:00Z")));
  }

  static XtaPart part(String type, String name, byte[] bytes) {
    return XtaPart.of(type, name, name, () -> new ByteArrayInputStream(bytes));
  }
}
