package de.fallbruecke.delivery.file;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Endpoint;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.check.CheckStep;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A drop directory. */
public record FileEndpoint(Path directory, Clock clock, IdSource ids) implements Endpoint.Pushed {
  @Override
  public Connector connect(Target target) {
    return new FileConnector(target.name(), directory, clock, ids);
  }

  @Override
  public String address() {
    return directory.toString();
  }

  @Override
  public List<CheckStep> check(Target target) {
    return new FolderTrial(directory, ids).steps();
  }
}
