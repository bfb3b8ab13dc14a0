package de.fallbruecke.route.draft;

import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.folder.CheckedPackage;
import de.fallbruecke.route.folder.PackageCheck;
import de.fallbruecke.route.folder.PackageFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A package that somebody is about to write.
 *
 * @param id of the package and name of its folder
 * @param files by path; they pass every check
 */
public record PackageDraft(String id, SortedMap<String, byte[]> files) {
  /** Of every draft. */
  public static final String VERSION = "0.1.0-draft";

  private static final String FIXTURE = "fixtures/ein-antrag/";
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,59}");
  private static final Pattern TITLE =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} .,()/&–-]{0,199}");

  /** What the online service of the sample sends. */
  public enum Source {
    XML,
    JSON
  }

  /**
   * The sample under a name.
   *
   * @throws Fault PACKAGE_INVALID if id or title have the wrong form
   */
  public static PackageDraft sample(Source source, String id, String title) {
    require(id, title);
    String ending = source.name().toLowerCase(Locale.ROOT);
    SortedMap<String, byte[]> files = new TreeMap<>();
    Map<String, String> templates =
        Map.of(
            "package.yaml",
            "package.yaml",
            "route.camel.yaml",
            "route.camel.yaml",
            "mapping.yaml",
            "mapping.yaml",
            FIXTURE + "input." + ending,
            FIXTURE + "input." + ending,
            FIXTURE + "expected-case.xml",
            FIXTURE + "expected-case.of-" + ending + ".xml",
            FIXTURE + "expected-deliveries.json",
            FIXTURE + "expected-deliveries.json");
    templates.forEach(
        (path, template) ->
            files.put(
                path,
                template(template)
                    .replace("@id@", id)
                    .replace("@title@", title)
                    .replace("@source@", ending)
                    .getBytes(StandardCharsets.UTF_8)));
    return new PackageDraft(id, files);
  }

  /**
   * A copy of another package under a name. Licence and maintainer stay: whoever copies keeps to
   * the licence and names himself.
   *
   * @throws Fault PACKAGE_INVALID if id or title have the wrong form
   */
  public static PackageDraft copy(CheckedPackage from, String id, String title) {
    require(id, title);
    SortedMap<String, byte[]> files = new TreeMap<>(from.files().content());
    edit(files, "package.yaml", "(?m)^id:.*$", "id: " + id);
    edit(files, "package.yaml", "(?m)^version:.*$", "version: " + VERSION);
    edit(files, "package.yaml", "(?m)^title:.*$", "title: " + title);
    // The changes are those of the other package.
    edit(files, "package.yaml", "(?m)^changeLog:.*(\\R([ #-].*)?)*(\\R|\\z)", "");
    edit(
        files,
        "route.camel.yaml",
        "(?m)^(\\s+id:\\s*)" + Pattern.quote(from.manifest().id()) + "\\s*$",
        "$1" + id);
    return new PackageDraft(id, files);
  }

  /**
   * Checks the draft as any package and writes it as a new folder.
   *
   * @return the folder
   * @throws Fault PACKAGE_NOT_WRITTEN if there is such a folder already or it cannot be written;
   *     with every finding if the package it was copied from uses a layout that cannot be renamed
   */
  public Path write(Path directory, Mappings mappings) {
    CheckedPackage checked = PackageCheck.of(new PackageFiles(id, files));
    for (String mapping : checked.mappings()) {
      mappings.compile(id, mapping, files);
    }
    Path folder = directory.resolve(id);
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new Fault(
          FaultCode.PACKAGE_NOT_WRITTEN,
          "%s exists. Nothing was written. Choose another name, or remove the folder yourself."
              .formatted(folder));
    }
    try {
      Path staging = directory.resolve(".draft-" + id);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path path = staging.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
      Files.move(staging, folder);
      return folder;
    } catch (IOException e) {
      throw new Fault(
          FaultCode.PACKAGE_NOT_WRITTEN,
          "The draft cannot be written to %s (%s). There is no new package. Check space and rights of the folder."
              .formatted(folder, e.getClass().getSimpleName()),
          e);
    }
  }

  private static void require(String id, String title) {
    if (!ID.matcher(id).matches() || !TITLE.matcher(title).matches()) {
      throw new Fault(
          FaultCode.PACKAGE_INVALID,
          "Name or title have the wrong form. Nothing was written. A name has lower-case letters, digits and - and begins with a letter; a title is one line of letters, digits, blanks and . , ( ) / & -.");
    }
  }

  private static void edit(
      SortedMap<String, byte[]> files, String path, String pattern, String replacement) {
    byte @Nullable [] bytes = files.get(path);
    if (bytes != null) {
      Matcher matcher = Pattern.compile(pattern).matcher(new String(bytes, StandardCharsets.UTF_8));
      files.put(path, matcher.replaceFirst(replacement).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String template(String path) {
    try (@Nullable InputStream in =
        PackageDraft.class.getResourceAsStream("/package-draft/" + path)) {
      if (in == null) {
        throw new IllegalStateException("The program lacks its sample " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
