package de.fallbruecke.xoev;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XdmNode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All packs below one folder, read and compiled once when the program starts. */
final class InstalledPacks implements SchemaPacks {
  private static final Logger log = LoggerFactory.getLogger(InstalledPacks.class);

  private final SortedMap<String, InstalledPack> byReference;
  private final MessageHeaders headers = new XoevHeaders();

  private InstalledPacks(SortedMap<String, InstalledPack> packs) {
    byReference = packs;
    refuseAmbiguousUris();
  }

  InstalledPacks(Path directory) {
    byReference = new TreeMap<>();
    if (!Files.isDirectory(directory)) {
      throw new Fault(
          FaultCode.CONFIGURATION_INVALID,
          "The folder '%s' of property fallbruecke.schemas.directory does not exist. Create it or correct the property."
              .formatted(directory));
    }
    for (Path manifest : manifests(directory)) {
      InstalledPack pack = InstalledPack.load(ManifestReader.read(manifest));
      byReference.put(pack.description().reference(), pack);
      pack.problem()
          .ifPresentOrElse(
              problem -> log.warn("{}", problem.getMessage()),
              () -> log.info("Schema pack {} is ready", pack.description().reference()));
    }
    refuseAmbiguousUris();
  }

  /**
   * These packs and one more, in place of one of its name and version.
   *
   * @throws Fault SCHEMA_PACK_INVALID if it claims a schema URI of another one
   */
  InstalledPacks with(InstalledPack pack) {
    SortedMap<String, InstalledPack> more = new TreeMap<>(byReference);
    more.put(pack.description().reference(), pack);
    return new InstalledPacks(more);
  }

  /** The labels of a code list by code, if the pack has it. */
  Optional<Map<String, String>> labels(SchemaPack pack, String list, String version) {
    return installed(pack).labels(list, version);
  }

  @Override
  public Collection<SchemaPack> all() {
    return byReference.values().stream().map(InstalledPack::description).toList();
  }

  /** Everything to be told of them. */
  List<PackDetails> details() {
    return byReference.values().stream().map(InstalledPack::details).toList();
  }

  @Override
  public Optional<SchemaPack> find(String reference) {
    InstalledPack exact = byReference.get(reference);
    if (exact != null) {
      return Optional.of(exact.description());
    }
    List<SchemaPack> named = all().stream().filter(pack -> pack.name().equals(reference)).toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  @Override
  public Optional<SchemaPack> recognise(SourceDocument document, @Nullable String schemaUri) {
    List<SchemaPack> candidates =
        switch (document.format()) {
          case JSON -> all().stream().filter(pack -> claims(pack, schemaUri)).toList();
          case XML -> byRoot(document, schemaUri);
        };
    return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
  }

  @Override
  public Validation validate(SourceDocument document, SchemaPack pack) {
    return installed(pack).validate(document);
  }

  @Override
  public CodeLists codeLists(SchemaPack pack) {
    return installed(pack).codeLists();
  }

  @Override
  public Optional<Fault> problem(SchemaPack pack) {
    return installed(pack).problem();
  }

  /**
   * Some standards keep one namespace over all versions, or one root element for all messages: then
   * the announced schema URI decides, or the type of the message, or the version in it; if none
   * does, nothing is guessed. The type alone never excludes a pack: published samples carry a type
   * that does not fit their root element.
   */
  private List<SchemaPack> byRoot(SourceDocument document, @Nullable String schemaUri) {
    String root =
        "{%s}%s"
            .formatted(
                document.namespace() == null ? "" : document.namespace(), document.localName());
    List<SchemaPack> candidates =
        all().stream().filter(pack -> pack.roots().contains(root)).toList();
    if (candidates.size() > 1) {
      candidates = prefer(candidates, pack -> claims(pack, schemaUri));
    }
    if (candidates.size() > 1) {
      String type = headers.read(document).map(MessageHeader::messageType).orElse(null);
      candidates = prefer(candidates, pack -> type != null && pack.messageTypes().contains(type));
    }
    if (candidates.size() > 1 && document.root() instanceof XdmNode node) {
      String version = Nodes.root(node).getAttributeValue(new QName("version"));
      candidates = prefer(candidates, pack -> pack.version().equals(version));
    }
    return candidates;
  }

  private static boolean claims(SchemaPack pack, @Nullable String schemaUri) {
    return schemaUri != null && pack.schemaUris().contains(schemaUri);
  }

  private static List<SchemaPack> prefer(List<SchemaPack> packs, Predicate<SchemaPack> wanted) {
    List<SchemaPack> preferred = packs.stream().filter(wanted).toList();
    return preferred.isEmpty() ? packs : preferred;
  }

  private InstalledPack installed(SchemaPack pack) {
    InstalledPack installed = byReference.get(pack.reference());
    if (installed == null) {
      throw new Fault(
          FaultCode.SCHEMA_UNKNOWN,
          "Schema pack %s is not installed. Install it and process again."
              .formatted(pack.reference()));
    }
    return installed;
  }

  private void refuseAmbiguousUris() {
    Map<String, String> owners = new HashMap<>();
    for (InstalledPack pack : byReference.values()) {
      if (pack.description().roots().isEmpty()) {
        for (String uri : pack.description().schemaUris()) {
          String other = owners.put(uri, pack.description().reference());
          if (other != null) {
            throw new Fault(
                FaultCode.SCHEMA_PACK_INVALID,
                "The schema packs %s and %s both claim the schema URI '%s'. Remove it from one of them."
                    .formatted(other, pack.description().reference(), uri));
          }
        }
      }
    }
  }

  private static List<Path> manifests(Path directory) {
    try (Stream<Path> files =
        Files.find(directory, 3, (path, attributes) -> path.endsWith("pack.yaml"))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new Fault(
          FaultCode.CONFIGURATION_INVALID,
          "The folder '%s' of property fallbruecke.schemas.directory cannot be read. Check its permissions."
              .formatted(directory),
          e);
    }
  }
}
