package de.fallbruecke.cli;

import de.fallbruecke.simulator.SftpShelf;
import de.fallbruecke.simulator.Sink;
import de.fallbruecke.simulator.XdomeaInbox;
import de.fallbruecke.simulator.pull.PullingSoftware;
import de.fallbruecke.simulator.soap.SoapInbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The offices of the demo's district, each with software that takes cases in another way. What they
 * take stands on the page of the sample specialist software.
 */
final class Offices implements AutoCloseable {
  private static final String PULL_CLIENT = "beispiel-sozialamt";

  private final Sink sink;
  private final Path state;
  private final SftpShelf shelf;
  private final AutoCloseable shelfReader;
  private final SoapInbox soap;
  private final XdomeaInbox records;
  private final String secret;
  private @Nullable PullingSoftware pulling;

  private Offices(Sink sink, Path state) throws IOException {
    this.sink = sink;
    this.state = state;
    shelf = SftpShelf.start(0, state.resolve("wohngeldstelle").toAbsolutePath());
    shelfReader = sink.takeFrom(shelf.directory(), "sftp");
    soap = sink.takeBySoap(state.resolve("gewerbeamt").toAbsolutePath());
    records = XdomeaInbox.start(state.resolve("eakte").toAbsolutePath());
    records.onImport(
        (process, files) -> sink.show("xdomea", process, "", documents(files.size() - 1)));
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    secret = HexFormat.of().formatHex(random);
    Files.writeString(state.resolve("sozialamt-secret"), secret);
    shelf.writeUserKey(state.resolve("wohngeldstelle-key"));
  }

  /**
   * Starts all but the one that fetches, which needs the gateway's address.
   *
   * @param state folder of the demo
   */
  static Offices open(Sink sink, Path state) throws IOException {
    return new Offices(sink, state);
  }

  /** Lets the social welfare office fetch from the gateway, and answer the applicants. */
  void fetchFrom(URI gateway) {
    pulling = sink.fetchFrom(gateway, PULL_CLIENT, secret, Duration.ofSeconds(1)).answering();
  }

  /** Which target each package hands to; a package that is not named goes to the usual one. */
  static Map<String, String> targetOfPackage() {
    return Map.of(
        "sozialhilfe", "sozialamt",
        "gewerbeanmeldung", "gewerbeamt",
        "wohngeld", "wohngeldstelle");
  }

  /** Whether the office answers the applicants of the package. */
  static boolean answers(@Nullable String routePackage) {
    return "sozialhilfe".equals(routePackage);
  }

  /** The targets of the gateway's configuration. */
  Map<String, Object> targets() {
    Map<String, Object> all = new LinkedHashMap<>();
    Map<String, Object> fetching = target("pull", "Sozialamt (holt ab)", Map.of());
    fetching.put("clients", Map.of(PULL_CLIENT, Map.of("secret-file", file("sozialamt-secret"))));
    all.put("sozialamt", fetching);
    all.put(
        "gewerbeamt", target("soap", "Gewerbeamt (SOAP)", Map.of("url", soap.url().toString())));
    all.put(
        DemoConfiguration.RECORDS,
        target(
            "xdomea",
            "eAkte (xdomea)",
            Map.of(
                "via", "file",
                "directory", records.imports().toString(),
                "receipt", "imported",
                "receipts", records.receipts().toString(),
                "imported-when", "Erfolg=true")));
    all.put(
        "wohngeldstelle",
        target(
            "sftp",
            "Wohngeldstelle (SFTP)",
            Map.of(
                "host",
                "127.0.0.1",
                "port",
                shelf.port(),
                "host-keys",
                List.of(shelf.fingerprint()),
                "user",
                SftpShelf.USER,
                "key-file",
                file("wohngeldstelle-key"),
                "directory",
                "/")));
    return all;
  }

  private static Map<String, Object> target(String type, String title, Map<String, ?> own) {
    Map<String, Object> target = new LinkedHashMap<>();
    target.put("type", type);
    target.put("tenant", DemoConfiguration.TENANT);
    target.put("title", title);
    target.put("productive", false);
    if (!type.equals("pull")) {
      target.put("idempotent", true);
      target.put("retry", Map.of("first", "1s", "longest", "30s"));
    }
    if (!own.isEmpty()) {
      target.put(type, own);
    }
    return target;
  }

  private String file(String name) {
    return state.resolve(name).toAbsolutePath().toString();
  }

  private static List<Sink.Document> documents(int count) {
    List<Sink.Document> all = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      all.add(new Sink.Document(null, 0, ""));
    }
    return all;
  }

  @Override
  public void close() {
    if (pulling != null) {
      pulling.close();
    }
    try {
      shelfReader.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    shelf.close();
    soap.close();
    records.close();
  }
}
