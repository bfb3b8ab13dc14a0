package de.fallbruecke.delivery.sftp;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Endpoint;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.drop.Drop;
import de.fallbruecke.platform.IdSource;
import java.time.Clock;

/** A drop directory on an SFTP server. */
record SftpEndpoint(SftpOptions options, SftpLine line, Clock clock, IdSource ids)
    implements Endpoint.Pushed {
  @Override
  public Connector connect(Target target) {
    return new SftpConnector(
        new SftpPlace(target.name(), options, new SftpDirectory(options, line)),
        new Drop(target.name(), clock, ids));
  }

  @Override
  public String toString() {
    return options.toString();
  }
}
