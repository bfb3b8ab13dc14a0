package de.fallbruecke.xoev;

import de.fallbruecke.platform.Fault;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One pack, ready to validate or with the reason why it cannot. Immutable, shared by threads. */
final class InstalledPack {
  private final PackManifest manifest;
  private final GenericodeLists codeLists;
  private final List<SchematronRules> rules;
  private final @Nullable DocumentValidator validator;
  private final @Nullable Fault problem;

  private InstalledPack(
      PackManifest manifest,
      GenericodeLists codeLists,
      List<SchematronRules> rules,
      @Nullable DocumentValidator validator,
      @Nullable Fault problem) {
    this.manifest = manifest;
    this.codeLists = codeLists;
    this.rules = rules;
    this.validator = validator;
    this.problem = problem;
  }

  /** Never throws for a pack that cannot validate: it is listed with its problem. */
  static InstalledPack load(PackManifest manifest) {
    GenericodeLists lists = GenericodeLists.none();
    List<SchematronRules> rules = List.of();
    try {
      lists = GenericodeLists.read(manifest.codelists());
      rules = manifest.schematron().stream().map(SchematronCompiler::compile).toList();
      DocumentValidator validator =
          switch (manifest.format()) {
            case XML -> new XmlValidator(XmlSchemaSet.compile(manifest), lists, rules);
            case JSON -> JsonValidator.compile(manifest, lists);
          };
      return new InstalledPack(manifest, lists, rules, validator, null);
    } catch (Fault problem) {
      return new InstalledPack(manifest, lists, rules, null, problem);
    }
  }

  PackDetails details() {
    return new PackDetails(
        manifest.pack(),
        manifest.format(),
        manifest.identifier(),
        manifest.header(),
        List.copyOf(
            manifest.format() == SourceDocument.Format.XML
                ? manifest.namespaces().keySet()
                : manifest.resources().keySet()),
        manifest.doctypes().stream().map(file -> String.valueOf(file.getFileName())).toList(),
        codeLists.versions(),
        rules.stream().mapToInt(SchematronRules::size).sum(),
        problem == null ? null : problem.getMessage());
  }

  SchemaPack description() {
    return manifest.pack();
  }

  CodeLists codeLists() {
    return codeLists;
  }

  Optional<Map<String, String>> labels(String list, String version) {
    return codeLists.labels(list, version);
  }

  Optional<Fault> problem() {
    return Optional.ofNullable(problem);
  }

  Validation validate(SourceDocument document) {
    if (validator == null) {
      throw refusal(Objects.requireNonNull(problem));
    }
    if (document.format() != manifest.format()) {
      return new Validation(List.of(wrongSyntax()));
    }
    return validator.validate(document);
  }

  /** A fresh exception: its stack trace belongs to this document, its text to the pack. */
  private static Fault refusal(Fault problem) {
    String text = problem.getMessage().substring(problem.code().code().length() + 1);
    return new Fault(problem.code(), text, problem);
  }

  private static Validation.Finding wrongSyntax() {
    return new Validation.Finding(
        Validation.Finding.Kind.SCHEMA, "syntax", 0, 0, "/", RuleSentences.english("syntax", ""));
  }
}
