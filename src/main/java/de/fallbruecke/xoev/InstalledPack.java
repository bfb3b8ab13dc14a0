package de.fallbruecke.xoev;

import de.fallbruecke.platform.Fault;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One pack, ready to validate or with the reason why it cannot. Immutable, shared by threads. */
final class InstalledPack {
  private final PackManifest manifest;
  private final GenericodeLists codeLists;
  private final @Nullable DocumentValidator validator;
  private final @Nullable Fault problem;

  private InstalledPack(
      PackManifest manifest,
      GenericodeLists codeLists,
      @Nullable DocumentValidator validator,
      @Nullable Fault problem) {
    this.manifest = manifest;
    this.codeLists = codeLists;
    this.validator = validator;
    this.problem = problem;
  }

  static InstalledPack load(PackManifest manifest) {
    GenericodeLists lists = GenericodeLists.read(manifest.codelists());
    try {
      DocumentValidator validator =
          switch (manifest.format()) {
            case XML -> new XmlValidator(XmlSchemaSet.compile(manifest), lists);
            case JSON -> JsonValidator.compile(manifest, lists);
          };
      return new InstalledPack(manifest, lists, validator, null);
    } catch (Fault problem) {
      return new InstalledPack(manifest, lists, null, problem);
    }
  }

  SchemaPack description() {
    return manifest.pack();
  }

  CodeLists codeLists() {
    return codeLists;
  }

  Optional<Fault> problem() {
    return Optional.ofNullable(problem);
  }

  Validation validate(SourceDocument document) {
    if (validator == null) {
      // a fresh exception: its stack trace belongs to this document, its text to the pack
      Fault reason = java.util.Objects.requireNonNull(problem);
      throw new Fault(
          reason.code(), reason.getMessage().substring(reason.code().code().length() + 1), reason);
    }
    if (document.format() != manifest.format()) {
      return new Validation(
          java.util.List.of(
              new Validation.Finding(
                  Validation.Finding.Kind.SCHEMA,
                  "syntax",
                  0,
                  0,
                  "/",
                  RuleSentences.english("syntax", ""))));
    }
    return validator.validate(document);
  }
}
