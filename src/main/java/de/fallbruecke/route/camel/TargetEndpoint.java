package de.fallbruecke.route.camel;

import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/** Writes down that the case is wanted at a target. Sends nothing: that is the engine's. */
@UriEndpoint(
    scheme = "target",
    title = "Target",
    syntax = "target:target",
    producerOnly = true,
    remote = false)
final class TargetEndpoint extends StepEndpoint {
  @UriPath(description = "The target that is to get the case: a parameter of type target.")
  @Metadata(required = true)
  private final String target;

  @UriParam(
      defaultValue = "true",
      description = "Whether the receipt to the sender waits until this target has taken the case.")
  private final boolean required;

  TargetEndpoint(String uri, Component component, String target, boolean required) {
    super(uri, component);
    this.target = target;
    this.required = required;
  }

  public String getTarget() {
    return target;
  }

  public boolean isRequired() {
    return required;
  }

  @Override
  void step(Exchange exchange, RouteWork work) {
    work.enlist(target, required);
  }
}
