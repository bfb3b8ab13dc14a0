package de.fallbruecke.delivery.drop;

import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Outcome.Delivered;
import de.fallbruecke.delivery.Outcome.Refused;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdSource;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/**
 * Lays a parcel into a drop directory, once, whatever attempts before have left there.
 *
 * @param target its name, for messages
 */
public record Drop(String target, Clock clock, IdSource ids) {
  /**
   * Lays it down.
   *
   * @throws MoveUnclear if the consumer may have been told that the case is there
   * @throws IOException if it is certainly not there as a whole
   */
  public Outcome place(Parcel parcel, DropFiles files) throws IOException {
    DropFolder folder = new DropFolder(files, parcel.key());
    Manifest manifest = Manifest.of(parcel);
    folder.clean(clock.instant());
    Optional<String> present = folder.present();
    if (present.isPresent() && !present.get().equals(manifest.sha512())) {
      return new Refused(
          FaultCode.TARGET_CONFLICT,
          "The drop directory of target '%s' has other content under the key of delivery %s. Nothing was overwritten; look at folder %s there, move it away if it is wrong, and release the delivery."
              .formatted(target, parcel.delivery().id(), folder.name()));
    }
    if (present.isEmpty()) {
      folder.write(manifest, ids.next());
    }
    if (!folder.isReady()) {
      folder.markReady(manifest, ids.next());
    }
    return new Delivered(folder.name());
  }
}
