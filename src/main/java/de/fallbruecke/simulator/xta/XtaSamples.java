package de.fallbruecke.simulator.xta;

import de.fallbruecke.simulator.Sample;
import de.fallbruecke.simulator.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The XML fixtures of route packages as letters of the portal to the district. */
public final class XtaSamples {
  /** Invented: no list of message types is meant. */
  private static final String TYPE = "0000";

  private XtaSamples() {}

  /** All below the folder, with their attachments. */
  public static List<XtaLetter> under(Path routes) {
    return Samples.under(routes).all().stream()
        .filter(sample -> sample.input().toString().endsWith(".xml"))
        .map(sample -> letter(sample, "urn:test:dienst:" + sample.routePackage()))
        .toList();
  }

  /**
   * One XML fixture with its attachments.
   *
   * @param service URI of the service it is meant for
   */
  public static XtaLetter letter(Sample sample, String service) {
    try {
      List<XtaContent> attachments = new ArrayList<>();
      for (Path file : sample.attachments()) {
        String name = String.valueOf(file.getFileName());
        attachments.add(
            new XtaContent("application/octet-stream", name, name, Files.readAllBytes(file)));
      }
      return XtaLetter.of(
              XtaSimulator.PORTAL.party(),
              XtaSimulator.DISTRICT.party(),
              service,
              TYPE,
              "urn:test:schema:" + sample.routePackage(),
              Files.readAllBytes(sample.input()))
          .with(attachments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
