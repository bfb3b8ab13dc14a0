package de.fallbruecke.xoev;

import de.fallbruecke.xoev.published.SafeNames;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;

/**
 * Answers every import and include of a pack from the files that its manifest lists.
 * InstalledStandards import by absolute http address; the address is never opened, the namespace
 * decides. What the manifest does not list is answered by an empty schema and remembered as
 * missing, so that one run names everything that a pack lacks.
 *
 * <p>One object serves one compilation.
 */
final class OfflineCatalogue implements LSResourceResolver {
  private static final String XML_SCHEMA = "http://www.w3.org/2001/XMLSchema";

  private final PackManifest manifest;
  private final Set<Path> listed = new HashSet<>();
  private final Set<String> missing = new TreeSet<>();

  OfflineCatalogue(PackManifest manifest) {
    this.manifest = manifest;
    listed.addAll(manifest.entries());
    manifest.namespaces().values().forEach(listed::addAll);
  }

  /** All files that may be read. */
  Set<Path> listed() {
    return Set.copyOf(listed);
  }

  /** Namespaces (or, for an include, file names) that were asked for and are not listed. */
  Set<String> missing() {
    return Set.copyOf(missing);
  }

  @Override
  public LSInput resolveResource(
      @Nullable String type,
      @Nullable String namespace,
      @Nullable String publicId,
      @Nullable String systemId,
      @Nullable String baseUri) {
    if (!XML_SCHEMA.equals(type)) {
      // the external DTD of a listed file with DOCTYPE, such as XML-DSig: an empty one will do
      return Input.of("", "urn:fallbruecke:empty-dtd");
    }
    Path file = relative(systemId, baseUri);
    if (file == null) {
      file = byNamespace(namespace, systemId, baseUri);
    }
    if (file == null) {
      return lack(namespace, systemId);
    }
    return Input.of(file);
  }

  private @Nullable Path relative(@Nullable String systemId, @Nullable String baseUri) {
    if (systemId == null || baseUri == null || !baseUri.startsWith("file:")) {
      return null;
    }
    try {
      URI resolved = URI.create(baseUri).resolve(systemId);
      Path file = "file".equals(resolved.getScheme()) ? Path.of(resolved).normalize() : null;
      return file != null && listed.contains(file) ? file : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * An include (its base belongs to the same namespace) needs the file of that name; an import gets
   * the file of that name or else the first of the namespace, which has to include the others.
   */
  private @Nullable Path byNamespace(
      @Nullable String namespace, @Nullable String systemId, @Nullable String baseUri) {
    List<Path> files =
        manifest.namespaces().getOrDefault(namespace == null ? "" : namespace, List.of());
    String name = SafeNames.fileName(systemId);
    List<Path> aliases = manifest.aliases().getOrDefault(name, List.of());
    boolean include = files.stream().anyMatch(file -> file.toUri().toString().equals(baseUri));
    // a file without namespace takes that of the one that includes it
    List<Path> plain = include ? manifest.namespaces().getOrDefault("", List.of()) : List.of();
    return Stream.concat(files.stream(), plain.stream())
        .filter(file -> !name.isEmpty() && (file.endsWith(name) || aliases.contains(file)))
        .findFirst()
        .or(() -> include ? Optional.empty() : files.stream().findFirst())
        .orElse(null);
  }

  private LSInput lack(@Nullable String namespace, @Nullable String systemId) {
    boolean inCatalogue = namespace != null && manifest.namespaces().containsKey(namespace);
    missing.add(inCatalogue || namespace == null ? String.valueOf(systemId) : namespace);
    String target =
        namespace == null ? "" : " targetNamespace=\"" + EntrySchemas.escaped(namespace) + "\"";
    return Input.of(
        "<xs:schema xmlns:xs=\"" + XML_SCHEMA + "\"" + target + "/>",
        "urn:fallbruecke:missing:" + missing.size());
  }

  /** Input read from bytes that are already here. */
  private record Input(byte[] bytes, String systemId) implements LSInput {
    static Input of(String text, String systemId) {
      return new Input(text.getBytes(StandardCharsets.UTF_8), systemId);
    }

    static Input of(Path file) {
      try {
        return new Input(Files.readAllBytes(file), file.toUri().toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public InputStream getByteStream() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public String getSystemId() {
      return systemId;
    }

    @Override
    public @Nullable String getBaseURI() {
      return null;
    }

    @Override
    public @Nullable String getPublicId() {
      return null;
    }

    @Override
    public @Nullable String getEncoding() {
      return null;
    }

    @Override
    public @Nullable String getStringData() {
      return null;
    }

    @Override
    public java.io.@Nullable Reader getCharacterStream() {
      return null;
    }

    @Override
    public boolean getCertifiedText() {
      return false;
    }

    @Override
    public void setByteStream(@Nullable InputStream in) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setSystemId(@Nullable String id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setBaseURI(@Nullable String uri) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setPublicId(@Nullable String id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setEncoding(@Nullable String encoding) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setStringData(@Nullable String data) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setCharacterStream(java.io.@Nullable Reader reader) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setCertifiedText(boolean certified) {
      throw new UnsupportedOperationException();
    }
  }
}
