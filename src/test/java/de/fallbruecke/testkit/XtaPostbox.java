package de.fallbruecke.testkit;

import de.fallbruecke.simulator.Samples;
import de.fallbruecke.simulator.xta.XtaContent;
import de.fallbruecke.simulator.xta.XtaLetter;
import de.fallbruecke.simulator.xta.XtaSimulator;
import de.fallbruecke.xta.XtaSite;
import de.fallbruecke.xta.XtaVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** A box with a route of its own in a {@link World}: the housing benefit, sent by XTA. */
public final class XtaPostbox {
  public static final String DESTINATION = "postfach";
  public static final XtaSimulator SERVER = XtaSite.SERVER;
  private static final String SCHEMA = "urn:fallbruecke:synthetisch:fim-wohngeld:1.0";

  private XtaPostbox() {}

  /** Settings of the gateway, whose target is called; the folder gets the packages. */
  public static Map<String, String> settings(Path folder) {
    return settings(folder, XtaVersion.XTA_211, "beispiel-fv");
  }

  /** Settings of the gateway; the folder gets the packages. */
  public static Map<String, String> settings(Path folder, XtaVersion version, String target) {
    Map<String, String> all = new LinkedHashMap<>(XtaSite.settings(version.key()));
    String own = "fallbruecke.destinations." + DESTINATION + ".";
    all.put(own + "tenant", "musterkreis");
    all.put(own + "channel", "xta");
    all.put(own + "poll-interval", "1s");
    all.put(own + "xta.account", "district");
    all.put(own + "xta.service-keys[0].service", XtaSite.SERVICE);
    all.put(own + "xta.service-keys[0].key", "urn:de:fim:leika:leistung:99107023037000");
    all.put("fallbruecke.routes.directory", packages(folder).toString());
    String instance = "fallbruecke.routes.instances." + DESTINATION + ".";
    all.put(instance + "package", "wohngeld-xta");
    all.put(instance + "tenant", "musterkreis");
    all.put(instance + "parameters.destination", DESTINATION);
    all.put(instance + "parameters.target", target);
    return all;
  }

  private static Path packages(Path folder) {
    try {
      Path copy = folder.resolve("wohngeld-xta");
      FileSystemUtils.copyRecursively(Path.of("routes/wohngeld"), copy);
      replace(copy.resolve("package.yaml"), "id: wohngeld\n", "id: wohngeld-xta\n");
      replace(copy.resolve("route.camel.yaml"), "id: wohngeld\n", "id: wohngeld-xta\n");
      replace(copy.resolve("route.camel.yaml"), "fitconnect:", "xta:");
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void replace(Path file, String what, String by) throws IOException {
    Files.writeString(file, Files.readString(file).replace(what, by));
  }

  /** An application whose data are those of the package's first sample. */
  public static XtaLetter letter(List<XtaContent> attachments) {
    try {
      Path sample = Samples.under(Path.of("routes")).named("wohngeld").getFirst().input();
      byte[] data = Files.readAllBytes(sample);
      return new XtaLetter(
          XtaSite.AUTHOR,
          XtaSite.READER,
          XtaSite.SERVICE,
          "wohngeld",
          SCHEMA,
          false,
          null,
          new XtaContent("application/json", "antrag.json", "antrag", data),
          attachments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
