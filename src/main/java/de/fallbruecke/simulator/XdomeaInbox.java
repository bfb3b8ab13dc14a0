package de.fallbruecke.simulator;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.SecureXml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A sample records system that imports xdomea messages 0605 from a directory: takes each ZIP away
 * and acknowledges it with 0629 and 0630. A 0630 of this one says {@code <Erfolg>true</Erfolg>}
 * where all files that the message names are there; the standard's own word is not known.
 */
public final class XdomeaInbox implements AutoCloseable {
  private static final long PAUSE_MILLIS = 200;
  private static final String NAMESPACE = "urn:xoev-de:xdomea:schema:3.0.0";

  private final Path imports;
  private final Path taken;
  private final Path receipts;
  private final List<String> processes = new CopyOnWriteArrayList<>();
  private final Thread worker;

  private XdomeaInbox(Path imports, Path taken, Path receipts) {
    this.imports = imports;
    this.taken = taken;
    this.receipts = receipts;
    this.worker = Thread.ofVirtual().name("xdomea-inbox").unstarted(this::work);
  }

  /**
   * Starts to import.
   *
   * @param root gets the directories {@code import}, {@code receipts} and {@code taken}
   * @throws Fault FB-SIM-001 if they cannot be made
   */
  public static XdomeaInbox start(Path root) {
    try {
      XdomeaInbox inbox =
          new XdomeaInbox(
              Files.createDirectories(root.resolve("import")),
              Files.createDirectories(root.resolve("taken")),
              Files.createDirectories(root.resolve("receipts")));
      inbox.worker.start();
      return inbox;
    } catch (IOException e) {
      throw new Fault(
          FaultCode.SIMULATOR_START, "The records system cannot use its directories.", e);
    }
  }

  /** Where ZIPs are laid down. */
  public Path imports() {
    return imports;
  }

  /** Where its receipts appear. */
  public Path receipts() {
    return receipts;
  }

  /** The processes that were imported, oldest first; one that came twice stands here twice. */
  public List<String> processes() {
    return List.copyOf(processes);
  }

  private void work() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        for (Path zip : waiting()) {
          take(zip);
        }
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (IOException e) {
        // half there or gone: looked at again with the next round
      }
    }
  }

  private List<Path> waiting() throws IOException {
    try (Stream<Path> all = Files.list(imports)) {
      return all.filter(path -> path.getFileName().toString().matches("[^.].*\\.zip"))
          .sorted()
          .toList();
    }
  }

  private void take(Path zip) throws IOException {
    String name = zip.getFileName().toString().replaceFirst("\\.zip$", "");
    List<String> files = new ArrayList<>();
    String process = "";
    boolean whole;
    try (ZipFile bundle = new ZipFile(zip.toFile())) {
      ZipEntry message = bundle.getEntry(name + ".xml");
      if (message == null) {
        throw new IOException("No message of the name of the ZIP");
      }
      try (InputStream in = bundle.getInputStream(message)) {
        process = read(in, files);
      }
      whole = !files.isEmpty() && files.stream().allMatch(file -> bundle.getEntry(file) != null);
    }
    Files.move(zip, taken.resolve(zip.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    processes.add(process);
    acknowledge("FVDaten.EmpfangBestaetigen.0629", process, "");
    acknowledge("FVDaten.ImportBestaetigen.0630", process, "<Erfolg>" + whole + "</Erfolg>");
  }

  /** Answers the process; collects the names of the files. */
  private static String read(InputStream in, List<String> files) throws IOException {
    String process = "";
    String text = "";
    try {
      XMLStreamReader xml = SecureXml.newStreamReader(in);
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> text = "";
          case XMLStreamConstants.CHARACTERS -> text += xml.getText();
          case XMLStreamConstants.END_ELEMENT -> {
            if (xml.getLocalName().equals("ProzessID")) {
              process = text.strip();
            } else if (xml.getLocalName().equals("Dateiname")) {
              files.add(text);
            }
          }
          default -> {
            // nothing else is looked at
          }
        }
      }
      return process;
    } catch (XMLStreamException e) {
      throw new IOException("No message", e);
    }
  }

  private void acknowledge(String type, String process, String content) throws IOException {
    Path hidden = receipts.resolve("." + process + "_" + type + ".tmp");
    Files.writeString(
        hidden,
        "<x:%s xmlns:x=\"%s\"><x:Kopf><x:ProzessID>%s</x:ProzessID></x:Kopf>%s</x:%s>"
            .formatted(type, NAMESPACE, process, content, type));
    Files.move(
        hidden, receipts.resolve(process + "_" + type + ".xml"), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() {
    worker.interrupt();
  }
}
