package de.fallbruecke.xoev;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The standards of this installation for people: what is installed, what its code lists hold, and
 * the import of another one.
 */
public final class InstalledStandards {
  private static final int SHOWN = 100;

  private final LivePacks packs;

  InstalledStandards(LivePacks packs) {
    this.packs = packs;
  }

  /**
   * An entry of a code list.
   *
   * @param label foreign text
   */
  public record Code(String code, String label) {}

  /**
   * Entries of a code list.
   *
   * @param next the code after which the next ones begin; null if there are no more
   */
  public record Page(List<Code> codes, @Nullable String next) {
    public Page {
      codes = List.copyOf(codes);
    }
  }

  /** All packs, by name and version. */
  public List<PackDetails> all() {
    return packs.details();
  }

  /**
   * One pack.
   *
   * @throws Fault PACK_UNKNOWN
   */
  public PackDetails get(String name, String version) {
    return find(name, version)
        .orElseThrow(
            () ->
                new Fault(
                    FaultCode.PACK_UNKNOWN, "There is no schema pack of that name and version."));
  }

  private Optional<PackDetails> find(String name, String version) {
    return all().stream()
        .filter(one -> one.pack().name().equals(name) && one.pack().version().equals(version))
        .findFirst();
  }

  /**
   * Entries of a list whose code or label holds the term, by code, a hundred at a time.
   *
   * @param after the code after which they begin; null for the first
   * @throws Fault PACK_UNKNOWN
   */
  public Page codes(
      PackDetails pack, String list, String version, String term, @Nullable String after) {
    String wanted = term.strip().toLowerCase(Locale.ROOT);
    Map<String, String> labels =
        packs
            .labels(pack.pack(), list, version)
            .orElseThrow(
                () -> new Fault(FaultCode.PACK_UNKNOWN, "The pack has no such code list."));
    List<Code> found =
        labels.entrySet().stream()
            .filter(one -> after == null || one.getKey().compareTo(after) > 0)
            .filter(
                one ->
                    wanted.isEmpty()
                        || one.getKey().toLowerCase(Locale.ROOT).contains(wanted)
                        || one.getValue().toLowerCase(Locale.ROOT).contains(wanted))
            .sorted(Map.Entry.comparingByKey())
            .limit(SHOWN + 1L)
            .map(one -> new Code(one.getKey(), one.getValue()))
            .toList();
    boolean more = found.size() > SHOWN;
    List<Code> shown = more ? found.subList(0, SHOWN) : found;
    return new Page(shown, more ? shown.getLast().code() : null);
  }

  /**
   * What is wanted of an import.
   *
   * @param name of the pack; null to take it from the standard
   * @param version null to take it from the standard
   * @param replace whether a pack of this name and version may be replaced
   */
  public record Wanted(
      @Nullable String name,
      @Nullable String version,
      List<String> schemaUris,
      Validity validity,
      boolean replace) {
    public Wanted {
      schemaUris = List.copyOf(schemaUris);
    }
  }

  /**
   * Makes a schema pack of an archive as its publisher hands it out. This process knows it at once;
   * other processes after their restart.
   *
   * @param archive a zip, public data; not to be changed
   * @throws Fault SCHEMA_ARCHIVE_REFUSED or SCHEMA_IMPORT_REFUSED; nothing has changed then
   */
  public ImportReport take(byte[] archive, Wanted wanted) {
    Path file = null;
    try {
      file = Files.createTempFile("fallbruecke-standard", ".zip");
      Files.write(file, archive);
      ImportReport report =
          PackImport.run(
              new ImportRequest(
                  file,
                  List.of(),
                  wanted.name(),
                  wanted.version(),
                  wanted.schemaUris(),
                  wanted.validity(),
                  packs.directory(),
                  wanted.replace()));
      packs.load(report.details().pack());
      return report;
    } catch (IOException e) {
      throw new Fault(
          FaultCode.SCHEMA_IMPORT_REFUSED,
          "The archive cannot be put on the disk (%s). Nothing was installed; check space and rights."
              .formatted(e.getClass().getSimpleName()),
          e);
    } finally {
      delete(file);
    }
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // public data in the directory for such files; the machine removes it
    }
  }
}
