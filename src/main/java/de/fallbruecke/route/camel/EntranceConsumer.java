package de.fallbruecke.route.camel;

import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/** Opens the entrance while the route runs. It polls nothing: the engine hands submissions in. */
final class EntranceConsumer extends DefaultConsumer {
  private final Entrances entrances;
  private @Nullable Entrance entrance;

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
    entrance = entrances.open(this);
  }

  @Override
  protected void doStop() throws Exception {
    if (entrance != null) {
      entrances.close(this, entrance);
      entrance = null;
    }
    super.doStop();
  }
}
