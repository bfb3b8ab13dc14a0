package de.fallbruecke.mapping;

import de.fallbruecke.xoev.CodeLists;
import de.fallbruecke.xoev.SchemaPack;
import de.fallbruecke.xoev.SourceDocument;
import de.fallbruecke.xoev.Validation;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Parsing, validating and mapping a message of 100 KB, each by one thread; {@code stax} is the
 * yardstick between machines. {@link MappingBench} runs it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 8, time = 2)
@Measurement(iterations = 5, time = 2)
public class MappingBenchmark {
  private static final int SIZE = 100_000;

  @Param({"XML", "JSON"})
  SourceDocument.Format format;

  private byte[] bytes;
  private String type;
  private SourceDocument document;
  private SchemaPack pack;
  private CodeLists lists;
  private Mapping mapping;

  @Setup
  public void prepare() {
    boolean xml = format == SourceDocument.Format.XML;
    bytes = xml ? LargeMessage.xml(SIZE) : LargeMessage.json(SIZE);
    type = xml ? "application/xml" : "application/json";
    document = Sources.parse(bytes, type);
    pack = Sources.packs().recognise(document, xml ? null : LargeMessage.JSON_SCHEMA).orElseThrow();
    lists = Sources.packs().codeLists(pack);
    mapping = Sources.compile(Path.of(xml ? LargeMessage.XML_MAPPING : LargeMessage.JSON_MAPPING));
  }

  /** The plain pass of the JDK over the XML, without a tree. */
  @Benchmark
  public int stax() throws XMLStreamException {
    byte[] xml = format == SourceDocument.Format.XML ? bytes : LargeMessage.xml(SIZE);
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

  @Benchmark
  public SourceDocument parse() {
    return Sources.parse(bytes, type);
  }

  @Benchmark
  public Validation validate() {
    return Sources.packs().validate(document, pack);
  }

  @Benchmark
  public Mapping.Mapped map() {
    return mapping.apply(document, lists);
  }

  @Benchmark
  public Mapping.Mapped validateAndMap() {
    Validation validation = Sources.packs().validate(document, pack);
    // The JSON has more entries than its schema allows; everything else of both is valid.
    if (!validation.valid() && format == SourceDocument.Format.XML) {
      throw new IllegalStateException("The message of the benchmark is valid");
    }
    return mapping.apply(document, lists);
  }
}
