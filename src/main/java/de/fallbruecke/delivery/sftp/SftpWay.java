package de.fallbruecke.delivery.sftp;

import de.fallbruecke.delivery.Endpoint;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.TargetCheck;
import de.fallbruecke.delivery.TargetType;
import de.fallbruecke.delivery.Way;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.check.CheckStep;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Targets of type {@code sftp}. */
@Component
public final class SftpWay implements Way<SftpSettings>, AutoCloseable {
  private final SftpLine line = new SftpLine();
  private final Clock clock;
  private final IdSource ids;

  public SftpWay(Clock clock, IdSource ids) {
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public TargetType type() {
    return TargetType.SFTP;
  }

  @Override
  public Class<SftpSettings> settings() {
    return SftpSettings.class;
  }

  /** The folder is named by the key. */
  @Override
  public Optional<Boolean> idempotent() {
    return Optional.of(true);
  }

  @Override
  public Endpoint endpoint(SftpSettings settings, TargetCheck check) {
    return new SftpEndpoint(new SftpCheck(check, "sftp").check(settings), line, clock, ids);
  }

  /** The same server for messages of another kind; the settings stand in the named block. */
  public Function<Target, SftpPlace> places(
      SftpSettings settings, TargetCheck check, String block) {
    SftpOptions options = new SftpCheck(check, block).check(settings);
    return target -> new SftpPlace(target.name(), options, new SftpDirectory(options, line));
  }

  /** The steps of a connection test of the same server, new for each test. */
  public Supplier<List<CheckStep>> trial(SftpSettings settings, TargetCheck check, String block) {
    SftpOptions options = new SftpCheck(check, block).check(settings);
    return () -> new SftpTrial(options, new SftpDirectory(options, line), ids).steps();
  }

  @Override
  public void close() {
    line.close();
  }
}
