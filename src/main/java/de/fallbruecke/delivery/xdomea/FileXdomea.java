package de.fallbruecke.delivery.xdomea;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.ContentUnreadable;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.file.LocalFiles;
import de.fallbruecke.platform.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bundles into a directory of this machine. */
record FileXdomea(Laying laying, Path imports, Path receipts) implements Connector {
  @Override
  public Outcome send(Parcel parcel) {
    if (!Files.isDirectory(imports) || !Files.isDirectory(receipts)) {
      return new Outcome.Refused(
          FaultCode.TARGET_DIRECTORY_MISSING,
          "The import or receipt directory of target '%s' is not there or no directory. Delivery %s was not written; mount or create it and release the delivery."
              .formatted(laying.target(), parcel.delivery().id()));
    }
    try {
      return laying.place(
          parcel, new LocalFiles(imports.toRealPath()), new LocalFiles(receipts.toRealPath()));
    } catch (ContentUnreadable e) {
      throw e.reason();
    } catch (Bundle.TooLarge e) {
      return tooLarge(laying.target(), parcel);
    } catch (IOException e) {
      return new Outcome.NotYet(
          FaultCode.TARGET_NOT_WRITABLE,
          "Delivery %s could not be written into the import directory of target '%s' or its receipt not be read (%s). It is tried again. Check free space and permissions."
              .formatted(parcel.delivery().id(), laying.target(), e.getClass().getSimpleName()),
          null);
    }
  }

  static Outcome tooLarge(String target, Parcel parcel) {
    return new Outcome.Refused(
        FaultCode.REQUEST_NOT_MADE,
        "Delivery %s is larger than a ZIP for target '%s' can be (4 GiB). Nothing was sent; cancel it and hand the case over another way."
            .formatted(parcel.delivery().id(), target));
  }
}
