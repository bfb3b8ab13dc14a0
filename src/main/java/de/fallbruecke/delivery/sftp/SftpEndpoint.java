package de.fallbruecke.delivery.sftp;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Endpoint;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.drop.Drop;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.check.CheckStep;
import java.time.Clock;
import java.util.List;

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
  public String address() {
    return "sftp://%s:%d%s".formatted(options.host(), options.port(), options.directory());
  }

  @Override
  public List<CheckStep> check(Target target) {
    return new SftpTrial(options, new SftpDirectory(options, line), ids).steps();
  }

  @Override
  public String toString() {
    return options.toString();
  }
}
