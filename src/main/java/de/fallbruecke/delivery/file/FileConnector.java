package de.fallbruecke.delivery.file;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.ContentUnreadable;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Outcome.NotYet;
import de.fallbruecke.delivery.Outcome.Refused;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.drop.Drop;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;

/**
 * Lays a parcel into a drop directory. Its outcomes are never unclear: what lies there can be read
 * again.
 */
final class FileConnector implements Connector {
  private final String target;
  private final Path directory;
  private final Clock clock;
  private final IdSource ids;

  FileConnector(String target, Path directory, Clock clock, IdSource ids) {
    this.target = target;
    this.directory = directory;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public Outcome send(Parcel parcel) {
    UUID delivery = parcel.delivery().id();
    if (!Files.isDirectory(directory)) {
      return new Refused(
          FaultCode.TARGET_DIRECTORY_MISSING,
          "The drop directory of target '%s' is not there or no directory. Delivery %s was not written; mount or create it (fallbruecke.targets.%s.file.directory) and release the delivery."
              .formatted(target, delivery, target));
    }
    try {
      return new Drop(target, clock, ids).place(parcel, new LocalFiles(directory.toRealPath()));
    } catch (ContentUnreadable e) {
      throw e.reason();
    } catch (IOException e) {
      return new NotYet(
          FaultCode.TARGET_NOT_WRITABLE,
          "Delivery %s could not be written into the drop directory of target '%s' (%s). What was written is removed; it is tried again. Check free space and permissions."
              .formatted(delivery, target, e.getClass().getSimpleName()),
          null);
    }
  }
}
