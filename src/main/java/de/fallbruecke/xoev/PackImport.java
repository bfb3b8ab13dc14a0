package de.fallbruecke.xoev;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.xoev.published.Material;
import de.fallbruecke.xoev.published.PublishedFile;
import de.fallbruecke.xoev.published.PublishedFiles;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes a schema pack of a standard as it is published. The pack is built and compiled beside the
 * others and appears in one step, or not at all. An incomplete standard is installed too and says
 * what it lacks: the rest may be imported later.
 */
public final class PackImport {
  private PackImport() {}

  /**
   * Imports.
   *
   * @throws Fault SCHEMA_ARCHIVE_REFUSED, or SCHEMA_IMPORT_REFUSED if there is no schema, no name,
   *     no version, or such a pack already; nothing has changed then
   */
  public static ImportReport run(ImportRequest request) {
    try (PublishedFiles files = PublishedFiles.of(request.standard(), request.also())) {
      Material material = Material.of(files.all());
      if (material.schemas().stream().anyMatch(schema -> schema.file().needed())) {
        XmlStandard standard = new XmlStandard(request, material);
        return install(request, material, standard.draft(), standard);
      }
      if (material.jsonSchemas().stream().anyMatch(schema -> schema.file().needed())) {
        return install(request, material, new JsonStandard(request, material).draft(), null);
      }
      throw new Fault(
          FaultCode.SCHEMA_IMPORT_REFUSED,
          "There is no XML schema and no JSON Schema in '%s'%s."
              .formatted(
                  request.standard(),
                  material.unreadable().isEmpty()
                      ? ""
                      : " that can be read; broken are "
                          + XmlStandard.names(material.unreadable())));
    }
  }

  private static ImportReport install(
      ImportRequest request,
      Material material,
      Draft draft,
      @org.jspecify.annotations.Nullable XmlStandard standard) {
    Path target = request.into().resolve(draft.name()).resolve(draft.version());
    if (Files.exists(target) && !request.replace()) {
      throw new Fault(
          FaultCode.SCHEMA_IMPORT_REFUSED,
          "Schema pack %s:%s is already there and was not changed. Say --replace to replace it."
              .formatted(draft.name(), draft.version()));
    }
    if (!material.unreadable().isEmpty()) {
      draft.problem(
          "These files begin like schemas and cannot be read, they were left out: "
              + XmlStandard.names(material.unreadable())
              + ".");
    }
    try (PackStaging staging = new PackStaging(request.into(), draft)) {
      GenericodeLists lists = new ListIntake(draft, staging).take(material.codeLists());
      new RuleIntake(draft, staging).take(needed(material.rules()));
      if (standard != null) {
        standard.listsWithout(lists).forEach(use -> draft.note("Code list not included: " + use));
      }
      InstalledPack pack = staging.complete();
      PackDetails details = pack.details().in(target);
      if (draft.report(details).missing().isEmpty()) {
        pack.problem().map(Fault::getMessage).ifPresent(draft::problem);
      }
      staging.publish(target);
      return draft.report(details);
    }
  }

  private static java.util.List<PublishedFile> needed(java.util.List<PublishedFile> files) {
    return files.stream().filter(PublishedFile::needed).toList();
  }
}
