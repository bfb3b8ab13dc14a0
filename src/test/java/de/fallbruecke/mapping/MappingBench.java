package de.fallbruecke.mapping;

import de.fallbruecke.xoev.CodeLists;
import de.fallbruecke.xoev.SchemaPack;
import de.fallbruecke.xoev.SourceDocument;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;

/**
 * Processor time of parsing, validating and mapping a message of 100 KB: {@code mvn -o -Dfast test
 * -Dtest=MappingBench}. Not part of the suite. The first line is the plain StAX pass, the yardstick
 * between machines.
 */
class MappingBench {
  private static final int SIZE = 100_000;
  private static final int ROUNDS = 1500;

  @Test
  void run() throws Exception {
    byte[] xml = LargeMessage.xml(SIZE);
    byte[] json = LargeMessage.json(SIZE);
    measure("StAX pass of the JDK", () -> stax(xml));
    measure("XML", "application/xml", xml, null, LargeMessage.XML_MAPPING);
    measure("JSON", "application/json", json, LargeMessage.JSON_SCHEMA, LargeMessage.JSON_MAPPING);
  }

  private static void measure(
      String name, String type, byte[] bytes, String schemaUri, String mappingFile)
      throws Exception {
    SourceDocument document = Sources.parse(bytes, type);
    SchemaPack pack = Sources.packs().recognise(document, schemaUri).orElseThrow();
    CodeLists lists = Sources.packs().codeLists(pack);
    Mapping mapping = Sources.compile(Path.of(mappingFile));
    System.out.printf(
        "%s: %d bytes, %d leaves%n",
        name, bytes.length, mapping.apply(document, lists).coverage().total());
    measure(name + " parse to a tree", () -> Sources.parse(bytes, type));
    measure(name + " validate", () -> Sources.packs().validate(document, pack));
    measure(name + " map", () -> mapping.apply(document, lists));
  }

  private static void measure(String name, Callable<?> work) throws Exception {
    List<Long> times = new ArrayList<>();
    var threads = ManagementFactory.getThreadMXBean();
    for (int i = 0; i < ROUNDS; i++) {
      long before = threads.getCurrentThreadCpuTime();
      Object result = work.call();
      long took = threads.getCurrentThreadCpuTime() - before;
      if (i > ROUNDS / 2 && result != null) {
        times.add(took);
      }
    }
    Collections.sort(times);
    System.out.printf(
        "%-24s min %.2f ms, median %.2f ms%n",
        name, times.getFirst() / 1e6, times.get(times.size() / 2) / 1e6);
  }

  private static Object stax(byte[] xml) throws Exception {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
    int events = 0;
    while (reader.hasNext()) {
      reader.next();
      events++;
    }
    return events;
  }
}
