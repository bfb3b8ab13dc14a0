package de.fallbruecke.route;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.mapping.Coverage;
import de.fallbruecke.mapping.MappingOutline;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.doc.Described;
import de.fallbruecke.route.doc.Flow;
import de.fallbruecke.route.doc.PackageDocument;
import de.fallbruecke.route.folder.PackageCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a person does with a package before it is activated. Needs schema packs, but neither a
 * database nor a running gateway, and has no effects.
 */
public final class Workbench {
  private final Candidates candidates;
  private final PackageCompiler compiler;
  private final FixtureRun fixtures;
  private final CaseFormat format;

  Workbench(
      Candidates candidates, PackageCompiler compiler, FixtureRun fixtures, CaseFormat format) {
    this.candidates = candidates;
    this.compiler = compiler;
    this.fixtures = fixtures;
    this.format = format;
  }

  /**
   * Checks everything that can be checked without a submission: files, manifest, allow-list,
   * mappings, schema packs, and that the route can be built.
   *
   * @return what the package says of itself
   * @throws Fault with everything that is wrong, by file and line
   */
  public RoutePackage validate(Path folder) {
    ReadyPackage ready = ready(folder);
    fixtures.trial(ready).close();
    return ShelvedPackages.describe(ready);
  }

  /**
   * Runs all fixtures.
   *
   * @throws Fault as {@link #validate}
   */
  public List<FixtureResult> test(Path folder) {
    return fixtures.of(ready(folder));
  }

  /**
   * Runs one message through the package.
   *
   * @param input the structured data, XML or JSON
   * @param metadata as metadata.json of a fixture, or null
   * @return the result; it holds what the message holds
   * @throws Fault as {@link #validate}
   */
  public DryRun dryRun(Path folder, byte[] input, boolean json, byte @Nullable [] metadata) {
    ReadyPackage ready = ready(folder);
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(json ? "input.json" : "input.xml", input);
    if (metadata != null) {
      files.put("metadata.json", metadata);
    }
    Fixture message = new Fixture("dry-run", ready.manifest().id(), files);
    try (Trial trial = fixtures.trial(ready)) {
      return dryRun(trial, fixtures.input(trial, ready, message));
    }
  }

  private DryRun dryRun(Trial trial, RouteInput input) {
    try {
      return switch (trial.run(input)) {
        case Routed.Mapped mapped ->
            new DryRun.Made(
                format.toXml(mapped.caseRecord()),
                format.toJson(mapped.caseRecord()),
                mapped.wanted(),
                mapped.test(),
                mapped.coverage());
        case Routed.Defective defective ->
            new DryRun.Stopped(FaultCode.DOCUMENT_INVALID, true, defective.defect().detail());
      };
    } catch (Fault fault) {
      return new DryRun.Stopped(fault.code(), false, fault.getMessage());
    }
  }

  /**
   * Describes the package for people, with what became of its fixtures.
   *
   * @return HTML and SVG by file name
   * @throws Fault as {@link #validate}
   */
  public SortedMap<String, byte[]> document(Path folder) {
    ReadyPackage ready = ready(folder);
    List<Described.Example> examples =
        fixtures.of(ready).stream()
            .map(
                result ->
                    new Described.Example(
                        result.name(), result.outcome(), result.green(), result.coverage()))
            .toList();
    return PackageDocument.of(new Described(ready.checked(), outlines(ready), examples));
  }

  /**
   * What a version says of itself.
   *
   * @throws Fault as {@link #validate}
   */
  public RoutePackage describe(Candidate candidate) {
    return ShelvedPackages.describe(ready(candidate));
  }

  /**
   * Runs all fixtures of a version.
   *
   * @throws Fault as {@link #validate}
   */
  public List<FixtureResult> test(Candidate candidate) {
    return fixtures.of(ready(candidate));
  }

  /**
   * The steps of its routes.
   *
   * @param values of an instance; a parameter without one stands as written
   * @param language German or English
   * @throws Fault as {@link #validate}
   */
  public List<Flow> flows(Candidate candidate, Map<String, String> values, Locale language) {
    return Flow.of(PackageCheck.of(candidates.files(candidate)), values, language);
  }

  /**
   * What its mappings do, by their files.
   *
   * @throws Fault as {@link #validate}
   */
  public SortedMap<String, MappingOutline> outlines(Candidate candidate) {
    return outlines(ready(candidate));
  }

  private static SortedMap<String, MappingOutline> outlines(ReadyPackage ready) {
    SortedMap<String, MappingOutline> outlines = new TreeMap<>();
    ready.mappings().forEach((file, mapping) -> outlines.put(file, mapping.outline()));
    return outlines;
  }

  private ReadyPackage ready(Path folder) {
    return ready(new Candidate.Folder(folder));
  }

  private ReadyPackage ready(Candidate candidate) {
    return compiler.compile(candidates.files(candidate));
  }

  /** What would become of a message. */
  public sealed interface DryRun {
    /** A case and wanted deliveries. */
    record Made(
        byte[] xml, byte[] json, List<Routed.Wanted> wanted, boolean test, Coverage coverage)
        implements DryRun {
      public Made {
        wanted = List.copyOf(wanted);
      }
    }

    /**
     * Nothing.
     *
     * @param defective the message itself is wrong, so the sender would be told; otherwise it would
     *     be held for a person
     */
    record Stopped(FaultCode code, boolean defective, String detail) implements DryRun {}
  }
}
