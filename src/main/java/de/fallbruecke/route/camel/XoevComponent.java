package de.fallbruecke.route.camel;

import de.fallbruecke.xoev.MessageHeaders;
import de.fallbruecke.xoev.SchemaPacks;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** What a route asks of the source document: {@code xoev:validate} and {@code xoev:header}. */
@Component("xoev")
final class XoevComponent extends DefaultComponent {
  private final SchemaPacks packs;
  private final MessageHeaders headers;

  XoevComponent(SchemaPacks packs, MessageHeaders headers) {
    this.packs = packs;
    this.headers = headers;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    boolean required = getAndRemoveParameter(parameters, "required", boolean.class, true);
    return new XoevEndpoint(
        uri,
        this,
        remaining,
        required,
        switch (remaining) {
          case "validate" -> new Validate(packs, required);
          case "header" -> new ReadHeader(headers, required);
          default -> throw new IllegalArgumentException("xoev: knows validate and header");
        });
  }
}
