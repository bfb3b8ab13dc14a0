package de.fallbruecke.delivery.sftp;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.drop.Drop;

/** Lays a parcel into a drop directory on an SFTP server. */
record SftpConnector(SftpPlace place, Drop drop) implements Connector {
  @Override
  public Outcome send(Parcel parcel) {
    return place.with(parcel, files -> drop.place(parcel, files));
  }
}
