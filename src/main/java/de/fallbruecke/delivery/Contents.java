package de.fallbruecke.delivery;

import de.fallbruecke.casefile.Cases;
import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.vault.StoredPart;
import de.fallbruecke.vault.Vault;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;

/** Where the content of a parcel lies. */
interface Contents {
  /** Part with the data of the submission. */
  String DATA = "data";

  /** Before the id of a document. */
  String ATTACHMENT = "attachment/";

  /** The case that was made from the submission. */
  Case record(UUID submission);

  /** What there is of it. */
  List<StoredPart> parts(UUID submission);

  /** One of the parts; may be opened again. */
  InputStream open(UUID submission, String part);

  /** Where the content of real submissions lies. */
  static Contents stored(Cases cases, Vault vault) {
    return new Contents() {
      @Override
      public Case record(UUID submission) {
        return cases.read(submission);
      }

      @Override
      public List<StoredPart> parts(UUID submission) {
        return vault.parts(submission);
      }

      @Override
      public InputStream open(UUID submission, String part) {
        return vault.read(submission, part);
      }
    };
  }
}
