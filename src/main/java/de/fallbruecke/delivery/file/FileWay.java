package de.fallbruecke.delivery.file;

import de.fallbruecke.delivery.Endpoint;
import de.fallbruecke.delivery.TargetCheck;
import de.fallbruecke.delivery.TargetType;
import de.fallbruecke.delivery.Way;
import de.fallbruecke.platform.IdSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Targets of type {@code file}. */
@Component
public final class FileWay implements Way<FileSettings> {
  private final Clock clock;
  private final IdSource ids;

  public FileWay(Clock clock, IdSource ids) {
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public TargetType type() {
    return TargetType.FILE;
  }

  @Override
  public Class<FileSettings> settings() {
    return FileSettings.class;
  }

  /** The folder is named by the key. */
  @Override
  public Optional<Boolean> idempotent() {
    return Optional.of(true);
  }

  @Override
  public Endpoint endpoint(FileSettings settings, TargetCheck check) {
    Path directory = check.present(settings.directory(), "file.directory", "the drop directory");
    return new FileEndpoint(directory.toAbsolutePath().normalize(), clock, ids);
  }
}
