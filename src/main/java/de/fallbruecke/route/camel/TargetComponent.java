package de.fallbruecke.route.camel;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Enlists deliveries: {@code target:}. */
@Component("target")
final class TargetComponent extends DefaultComponent {
  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    boolean required = getAndRemoveParameter(parameters, "required", boolean.class, true);
    return new TargetEndpoint(uri, this, remaining, required);
  }
}
