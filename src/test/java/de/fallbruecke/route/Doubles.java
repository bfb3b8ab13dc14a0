package de.fallbruecke.route;

import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.casefile.model.Field;
import de.fallbruecke.casefile.model.FieldType;
import de.fallbruecke.casefile.model.FieldValue;
import de.fallbruecke.mapping.Coverage;
import de.fallbruecke.mapping.Mapping;
import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.route.folder.PackageFiles;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.xoev.CodeLists;
import de.fallbruecke.xoev.MessageHeader;
import de.fallbruecke.xoev.MessageHeaders;
import de.fallbruecke.xoev.SchemaPack;
import de.fallbruecke.xoev.SchemaPacks;
import de.fallbruecke.xoev.SourceDocument;
import de.fallbruecke.xoev.Validation;
import de.fallbruecke.xoev.Validation.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small stand-ins for what lies around a route: answers by element name. */
final class Doubles {
  private Doubles() {}

  /** Destinations in a map. */
  record FixedDestinations(Map<String, Destination> byName) implements Destinations {
    @Override
    public Collection<Destination> all() {
      return byName.values();
    }

    @Override
    public Optional<Destination> find(String name) {
      return Optional.ofNullable(byName.get(name));
    }

    @Override
    public Destination get(String name) {
      return find(name).orElseThrow();
    }
  }

  /** Knows documents in namespace urn:probe; the local name says what validation finds. */
  static final class ProbePacks implements SchemaPacks {
    static final SchemaPack PACK =
        new SchemaPack(
            "xprobe", "1.0", "Probe", true, List.of("urn:probe:schema"), List.of(), Path.of("."));

    @Override
    public Collection<SchemaPack> all() {
      return List.of(PACK);
    }

    @Override
    public Optional<SchemaPack> find(String reference) {
      return Optional.of(PACK).filter(p -> List.of("xprobe", "xprobe:1.0").contains(reference));
    }

    @Override
    public Optional<SchemaPack> recognise(SourceDocument document, String schemaUri) {
      return Optional.of(PACK).filter(p -> "urn:probe".equals(document.namespace()));
    }

    private volatile Runnable onValidate = () -> {};

    void onValidate(Runnable action) {
      onValidate = action;
    }

    @Override
    public Validation validate(SourceDocument document, SchemaPack pack) {
      onValidate.run();
      return switch (String.valueOf(document.localName())) {
        case "invalid" ->
            new Validation(
                List.of(new Finding(Finding.Kind.SCHEMA, "cvc-x", 1, 2, "/invalid", "is wrong.")));
        case "badcode" ->
            new Validation(
                List.of(new Finding(Finding.Kind.CODE, "code", 1, 2, "/badcode", "unknown code.")));
        default -> new Validation(List.of());
      };
    }

    @Override
    public CodeLists codeLists(SchemaPack pack) {
      return new CodeLists() {
        @Override
        public boolean knows(String listUri, String listVersion) {
          return false;
        }

        @Override
        public Optional<String> label(String listUri, String listVersion, String code) {
          return Optional.empty();
        }
      };
    }
  }

  /** A header for every document but those named headless; test if the name says so. */
  static final class ProbeHeaders implements MessageHeaders {
    @Override
    public Optional<MessageHeader> read(SourceDocument document) {
      String name = String.valueOf(document.localName());
      return name.equals("headless")
          ? Optional.empty()
          : Optional.of(
              new MessageHeader(
                  MessageHeader.Dialect.G2G,
                  "11111111-2222-4333-8444-555555555555",
                  "0200",
                  "2026-11-02T09:00:00",
                  new MessageHeader.Party("gkz", "053700000000", "Kreis"),
                  new MessageHeader.Party("psw", "99", "Portal"),
                  "XProbe",
                  "1.0",
                  "Probe",
                  "Beispiel",
                  null,
                  name.equals("test")));
    }
  }

  /** One field with the text of the document; fails with that text if the name says so. */
  static final class ProbeMappings implements Mappings {
    @Override
    public Mapping compile(String packageName, String file, Map<String, byte[]> files) {
      return (source, codeLists) -> {
        String text = source.root().getStringValue();
        if ("explode".equals(source.localName())) {
          throw new IllegalStateException("saw " + text);
        }
        FieldValue value = new FieldValue();
        value.setValue(text);
        Field field = new Field();
        field.setName("marker");
        field.setLabel("Marker");
        field.setType(FieldType.TEXT);
        field.getValues().add(value);
        Case record = new Case();
        record.getFields().add(field);
        return new Mapping.Mapped(record, new Coverage(1, 2, 3, List.of()));
      };
    }
  }

  static final RoutesProperties.Requirements NOTHING_REQUIRED =
      new RoutesProperties.Requirements(false, false, false);

  /** As if it had been activated. */
  static Activation activation(String instance, ReadyPackage ready, Map<String, String> values) {
    return activation(instance, "mandant", ready, values);
  }

  static Activation activation(
      String instance, String tenant, ReadyPackage ready, Map<String, String> values) {
    return new Activation(
        1,
        instance,
        tenant,
        Activation.Kind.ACTIVATED,
        Activation.Origin.COMMAND,
        ready.manifest().id(),
        ready.manifest().version(),
        ready.hash(),
        values,
        RouteWorld.NOW,
        "test",
        null,
        null);
  }

  /** The history in memory. */
  static final class MemoryLog implements ActivationLog {
    private final List<Activation> entries = new ArrayList<>();

    @Override
    public List<Activation> current() {
      Map<String, Activation> newest = new LinkedHashMap<>();
      entries.forEach(entry -> newest.put(entry.instance(), entry));
      return List.copyOf(newest.values());
    }

    @Override
    public List<Activation> of(String instance) {
      return entries.stream().filter(e -> e.instance().equals(instance)).toList().reversed();
    }

    @Override
    public List<Activation> ofTenant(String tenant) {
      return entries.stream().filter(e -> e.tenant().equals(tenant)).toList().reversed();
    }

    @Override
    public long latest() {
      return entries.size();
    }

    @Override
    public Activation add(Optional<Activation> previous, Activation next) {
      Activation stored =
          new Activation(
              entries.size() + 1L,
              next.instance(),
              next.tenant(),
              next.kind(),
              next.origin(),
              next.packageId(),
              next.version(),
              next.hash(),
              next.values(),
              next.at(),
              next.by(),
              next.note(),
              next.restores());
      entries.add(stored);
      return stored;
    }
  }

  /** The versions in memory. */
  static final class MemoryStore implements PackageStore {
    private final Map<String, ReadyPackage> kept = new LinkedHashMap<>();

    @Override
    public void put(ReadyPackage ready) {
      kept.put(ready.hash(), ready);
    }

    @Override
    public Optional<PackageFiles> find(String hash) {
      return Optional.ofNullable(kept.get(hash)).map(ready -> ready.checked().files());
    }

    @Override
    public Optional<String> hashOf(String packageId, String version) {
      return kept.values().stream()
          .filter(r -> r.manifest().id().equals(packageId))
          .filter(r -> r.manifest().version().equals(version))
          .map(ReadyPackage::hash)
          .findFirst();
    }
  }
}
