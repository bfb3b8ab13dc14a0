package de.fallbruecke.xoev;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A standard to be imported.
 *
 * @param standard folder or zip archive, as published
 * @param also folders or archives where it may find what it refers to
 * @param name of the pack; null to take it from the standard
 * @param version null to take it from the standard
 * @param schemaUris further schema URIs under which senders announce it
 * @param validity what the standard does not say of itself
 * @param into folder of the packs
 * @param replace whether a pack of this name and version may be replaced
 */
public record ImportRequest(
    Path standard,
    List<Path> also,
    @Nullable String name,
    @Nullable String version,
    List<String> schemaUris,
    Validity validity,
    Path into,
    boolean replace) {
  public ImportRequest {
    also = List.copyOf(also);
    schemaUris = List.copyOf(schemaUris);
  }
}
