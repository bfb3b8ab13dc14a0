package de.fallbruecke.xta.soap;

import org.apache.cxf.Bus;
import org.apache.cxf.catalog.OASISCatalogManager;
import org.jspecify.annotations.Nullable;

/**
 * Where CXF finds the schema of WS-Addressing that it names by a web address when it describes a
 * service: in its own jar. Without this it would try to load it.
 */
final class LocalSchemas extends OASISCatalogManager {
  private static final String ADDRESSING = "http://www.w3.org/2006/03/addressing/ws-addr.xsd";
  private static final String IN_THE_JAR = "classpath:/schemas/wsdl/ws-addr.xsd";

  private LocalSchemas(Bus bus) {
    super(bus);
  }

  static void in(Bus bus) {
    bus.setExtension(new LocalSchemas(bus), OASISCatalogManager.class);
  }

  @Override
  public boolean hasCatalogs() {
    return true;
  }

  @Override
  public @Nullable String resolveSystem(@Nullable String id) {
    return ADDRESSING.equals(id) ? IN_THE_JAR : null;
  }

  @Override
  public @Nullable String resolveURI(@Nullable String id) {
    return resolveSystem(id);
  }
}
