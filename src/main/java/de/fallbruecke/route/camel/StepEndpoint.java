package de.fallbruecke.route.camel;

import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** A step of a route: changes the work of its exchange and nothing else. */
abstract class StepEndpoint extends DefaultEndpoint {
  StepEndpoint(String uri, Component component) {
    super(uri, component);
  }

  /** Does the step. May be called by many threads at once, each with its own exchange. */
  abstract void step(Exchange exchange, RouteWork work);

  @Override
  public Producer createProducer() {
    return new DefaultProducer(this) {
      @Override
      public void process(Exchange exchange) {
        step(exchange, RouteWork.of(exchange));
      }
    };
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new UnsupportedOperationException(getEndpointUri() + " stands in to, not in from");
  }
}
