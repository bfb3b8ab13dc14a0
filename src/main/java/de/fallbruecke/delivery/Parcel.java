package de.fallbruecke.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What one attempt hands over.
 *
 * @param delivery the delivery, already SENDING
 * @param tenant owner of the case
 * @param caseNumber for people
 * @param test the case is marked as a test
 * @param main case record or original message
 * @param documents the case's documents, without the main item
 */
public record Parcel(
    Delivery delivery,
    String tenant,
    String caseNumber,
    boolean test,
    Item main,
    List<Item> documents) {
  public Parcel {
    documents = List.copyOf(documents);
  }

  public String key() {
    return delivery.idempotencyKey();
  }

  public UUID caseId() {
    return delivery.caseId();
  }

  /** Main item first. */
  public List<Item> items() {
    List<Item> all = new ArrayList<>();
    all.add(main);
    all.addAll(documents);
    return all;
  }
}
