package de.fallbruecke.route.camel;

import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** A destination as the beginning of a route; several packages may share it by service key. */
@UriEndpoint(
    scheme = "fitconnect,xta",
    title = "Destination of a channel",
    syntax = "fitconnect:destination",
    consumerOnly = true,
    remote = false)
final class EntranceEndpoint extends DefaultEndpoint implements MultipleConsumersSupport {
  @UriPath(
      description =
          "The destination whose submissions the route takes: a parameter of type destination.")
  @Metadata(required = true)
  private final String destination;

  private final String channel;
  private final Entrances entrances;

  EntranceEndpoint(
      String uri,
      EntranceComponent component,
      String channel,
      String destination,
      Entrances entrances) {
    super(uri, component);
    this.channel = channel;
    this.destination = destination;
    this.entrances = entrances;
  }

  String channel() {
    return channel;
  }

  public String getDestination() {
    return destination;
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    return new EntranceConsumer(this, processor, entrances);
  }

  @Override
  public Producer createProducer() {
    throw new UnsupportedOperationException(channel + ": stands in from, not in to");
  }

  @Override
  public boolean isMultipleConsumersSupported() {
    return true;
  }
}
