package de.fallbruecke.route.camel;

import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/** A look at the source document. */
@UriEndpoint(
    scheme = "xoev",
    title = "Source document",
    syntax = "xoev:operation",
    producerOnly = true,
    remote = false)
final class XoevEndpoint extends StepEndpoint {
  /** One operation. */
  interface Operation {
    void apply(Exchange exchange, RouteWork work);
  }

  @UriPath(
      enums = "validate,header",
      description =
          "validate: recognises the schema pack of the document and validates it; an invalid document is a defect if the destination publishes its schema, an unknown code holds. header: reads the header of an XÖV message.")
  @Metadata(required = true)
  private final String operation;

  @UriParam(
      defaultValue = "true",
      description =
          "Whether an unknown schema (validate) or a missing header (header) holds the submission. With false such a document goes on unvalidated or without header.")
  private final boolean required;

  private final Operation action;

  XoevEndpoint(
      String uri, Component component, String operation, boolean required, Operation action) {
    super(uri, component);
    this.operation = operation;
    this.required = required;
    this.action = action;
  }

  public String getOperation() {
    return operation;
  }

  public boolean isRequired() {
    return required;
  }

  @Override
  void step(Exchange exchange, RouteWork work) {
    action.apply(exchange, work);
  }
}
