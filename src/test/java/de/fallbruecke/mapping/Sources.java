package de.fallbruecke.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.casefile.CaseFormats;
import de.fallbruecke.xoev.CodeLists;
import de.fallbruecke.xoev.MessageHeaders;
import de.fallbruecke.xoev.SchemaPacks;
import de.fallbruecke.xoev.SourceDocument;
import de.fallbruecke.xoev.SourceDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The real parsers and schema packs for the tests of this package, without the application. */
final class Sources {
  private static final AnnotationConfigApplicationContext CONTEXT = context();

  private Sources() {}

  static SourceDocument xml(String text) {
    return parse(text.getBytes(UTF_8), "application/xml");
  }

  static SourceDocument json(String text) {
    return parse(text.getBytes(UTF_8), "application/json");
  }

  static SourceDocument parse(byte[] bytes, String mediaType) {
    return CONTEXT.getBean(SourceDocuments.class).parse(bytes, mediaType);
  }

  static SchemaPacks packs() {
    return CONTEXT.getBean(SchemaPacks.class);
  }

  static MessageHeaders headers() {
    return CONTEXT.getBean(MessageHeaders.class);
  }

  static Mapping.Mapped mapped(Path mapping, SourceDocument document, CodeLists lists) {
    return compile(mapping).apply(document, lists);
  }

  static Mapping compile(Path mapping) {
    String name = mapping.getFileName().toString();
    try {
      return CONTEXT
          .getBean(Mappings.class)
          .compile(
              mapping.toAbsolutePath().getParent().getFileName().toString(),
              name,
              Files.exists(mapping) ? Map.of(name, Files.readAllBytes(mapping)) : Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles a file of a package that consists of the given files. */
  static Mapping compile(String file, Map<String, byte[]> files) {
    return CONTEXT.getBean(Mappings.class).compile("probe", file, files);
  }

  private static AnnotationConfigApplicationContext context() {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test", Map.of("fallbruecke.schemas.directory", "schemas/packs")));
    context.registerBean(CaseFormat.class, CaseFormats::plain);
    context.scan("de.fallbruecke.xoev", "de.fallbruecke.mapping");
    context.refresh();
    return context;
  }
}
