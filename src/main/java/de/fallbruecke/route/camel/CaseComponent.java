package de.fallbruecke.route.camel;

import de.fallbruecke.xoev.SchemaPacks;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Makes the case: {@code case:map}. */
@Component("case")
final class CaseComponent extends DefaultComponent {
  private final SchemaPacks packs;

  CaseComponent(SchemaPacks packs) {
    this.packs = packs;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    String mapping = getAndRemoveParameter(parameters, "mapping", String.class, "mapping.yaml");
    return new CaseEndpoint(uri, this, remaining, mapping, packs);
  }
}
