package de.fallbruecke.mapping;

import java.util.Map;

/** A file that ends in {@code .xsl} or {@code .xslt} is a stylesheet, any other a mapping file. */
final class PackageMappings implements Mappings {
  private final YamlMappings yaml;
  private final StylesheetCompiler stylesheets;

  PackageMappings(YamlMappings yaml, StylesheetCompiler stylesheets) {
    this.yaml = yaml;
    this.stylesheets = stylesheets;
  }

  @Override
  public Mapping compile(String packageName, String file, Map<String, byte[]> files) {
    return file.endsWith(".xsl") || file.endsWith(".xslt")
        ? stylesheets.compile(packageName, file, files)
        : yaml.compile(packageName, file, files);
  }
}
