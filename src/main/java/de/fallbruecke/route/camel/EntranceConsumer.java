package de.fallbruecke.route.camel;

import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Opens the entrance when the route starts. It polls nothing: the engine hands submissions in. */
final class EntranceConsumer extends DefaultConsumer {
  private final Entrances entrances;

  EntranceConsumer(EntranceEndpoint endpoint, Processor processor, Entrances entrances) {
    super(endpoint, processor);
    this.entrances = entrances;
  }

  @Override
  public EntranceEndpoint getEndpoint() {
    return (EntranceEndpoint) super.getEndpoint();
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    entrances.open(this);
  }
}
