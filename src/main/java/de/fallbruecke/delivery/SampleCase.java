package de.fallbruecke.delivery;

import de.fallbruecke.casefile.model.Case;
import java.util.Map;

/**
 * A synthetic case with what belongs to it. It holds nobody's data.
 *
 * @param origin where it comes from, for people, for example package and fixture
 * @param record the case; what identifies it is set anew for each hand-over
 * @param data the message as a sender would write it; not to be changed
 * @param mediaType of that message
 * @param documents contents by the id that the record names; not to be changed
 */
public record SampleCase(
    String origin, Case record, byte[] data, String mediaType, Map<String, byte[]> documents) {
  public SampleCase {
    documents = Map.copyOf(documents);
  }
}
