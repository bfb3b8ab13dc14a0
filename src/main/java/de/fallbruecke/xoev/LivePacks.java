package de.fallbruecke.xoev;

import de.fallbruecke.platform.Fault;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The packs of a running program. One that was imported is added to the picture as a whole: what
 * has begun goes on with the packs it saw.
 */
final class LivePacks implements SchemaPacks {
  private final Path directory;
  private volatile InstalledPacks packs;

  LivePacks(Path directory) {
    this.directory = directory;
    this.packs = new InstalledPacks(directory);
  }

  Path directory() {
    return directory;
  }

  List<PackDetails> details() {
    return packs.details();
  }

  Optional<Map<String, String>> labels(SchemaPack pack, String list, String version) {
    return packs.labels(pack, list, version);
  }

  /**
   * Reads one that lies in the folder now, in place of one of its name and version.
   *
   * @throws Fault if it claims a schema URI of another one; then nothing has changed
   */
  synchronized void load(SchemaPack pack) {
    packs = packs.with(InstalledPack.load(ManifestReader.read(manifest(pack))));
  }

  private Path manifest(SchemaPack pack) {
    return directory.resolve(pack.name()).resolve(pack.version()).resolve("pack.yaml");
  }

  @Override
  public Collection<SchemaPack> all() {
    return packs.all();
  }

  @Override
  public Optional<SchemaPack> find(String reference) {
    return packs.find(reference);
  }

  @Override
  public Optional<SchemaPack> recognise(SourceDocument document, @Nullable String schemaUri) {
    return packs.recognise(document, schemaUri);
  }

  @Override
  public Validation validate(SourceDocument document, SchemaPack pack) {
    return packs.validate(document, pack);
  }

  @Override
  public CodeLists codeLists(SchemaPack pack) {
    return packs.codeLists(pack);
  }

  @Override
  public Optional<Fault> problem(SchemaPack pack) {
    return packs.problem(pack);
  }
}
