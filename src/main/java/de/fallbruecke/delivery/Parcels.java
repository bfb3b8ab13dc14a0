package de.fallbruecke.delivery;

/** What a target gets, put together from the stored case. */
public interface Parcels {
  /**
   * The parcel of the delivery. It compares ids and hashes on the way; contents are opened only
   * when read.
   *
   * @throws de.fallbruecke.platform.Fault PARCEL_MISMATCH, VAULT_*
   */
  Parcel pack(Delivery delivery, TargetFormat format);
}
