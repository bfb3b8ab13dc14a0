package de.fallbruecke.delivery.xdomea;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.sftp.SftpPlace;
import org.jspecify.annotations.Nullable;

/**
 * Bundles into a directory on an SFTP server.
 *
 * @param receipts path on the server; null: none are read
 */
record SftpXdomea(Laying laying, SftpPlace place, @Nullable String receipts) implements Connector {
  @Override
  public Outcome send(Parcel parcel) {
    return place.with(
        parcel,
        files -> laying.place(parcel, files, receipts == null ? files : files.elsewhere(receipts)));
  }
}
