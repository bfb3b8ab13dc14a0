package de.fallbruecke.delivery.xdomea;

import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Outcome.Delivered;
import de.fallbruecke.delivery.Outcome.Refused;
import de.fallbruecke.delivery.Outcome.Unclear;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.drop.DropFiles;
import de.fallbruecke.delivery.rest.PieceStream;
import de.fallbruecke.delivery.rest.RequestBody.Piece;
import de.fallbruecke.delivery.xdomea.XdomeaSettings.Receipt;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.Sha512;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Lays a bundle into an import directory and looks for its receipt. A hidden file remembers that
 * the bundle was laid down, because an importer takes it away before the receipt is there.
 *
 * @param target its name, for messages
 */
record Laying(String target, XdomeaOptions options, IdSource ids) {
  /** Puts the bundle there unless it was, and says what the receipts say. */
  Outcome place(Parcel parcel, DropFiles imports, DropFiles receipts) throws IOException {
    Message message = new Message(parcel, options);
    String zip = message.name() + ".zip";
    String sent = "." + message.name() + ".sent";
    boolean waits = options.receipt() != Receipt.NONE;
    boolean laid = waits && imports.kind(sent) == DropFiles.Kind.FILE;
    if (!laid) {
      Optional<Outcome> obstacle = lay(parcel, message, zip, imports);
      if (obstacle.isPresent()) {
        return obstacle.get();
      }
    }
    if (!waits) {
      return new Delivered(message.process().toString());
    }
    if (!laid) {
      imports.write(sent, new ByteArrayInputStream(new byte[0]));
    }
    Outcome outcome = said(parcel, message, receipts);
    if (outcome instanceof Delivered) {
      imports.delete(sent);
    }
    return outcome;
  }

  private Optional<Outcome> lay(Parcel parcel, Message message, String zip, DropFiles imports)
      throws IOException {
    for (DropFiles.Entry leftover : imports.hidden(".tmp")) {
      if (leftover.name().startsWith("." + message.name())) {
        imports.delete(leftover.name());
      }
    }
    List<Piece> pieces = Bundle.of(parcel, message);
    if (imports.kind(zip) != DropFiles.Kind.NOTHING) {
      return same(pieces, zip, imports)
          ? Optional.empty()
          : Optional.of(
              new Refused(
                  FaultCode.TARGET_CONFLICT,
                  "The import directory of target '%s' has other content under the process of delivery %s. Nothing was overwritten; look at %s there, move it away if it is wrong, and release the delivery."
                      .formatted(target, parcel.delivery().id(), zip)));
    }
    String hidden = "." + message.name() + "." + ids.next() + ".tmp";
    try (InputStream in = new PieceStream(pieces)) {
      imports.write(hidden, in);
      imports.move(hidden, zip);
      imports.sync("");
    } catch (IOException e) {
      try {
        imports.delete(hidden);
      } catch (IOException alsoFailed) {
        e.addSuppressed(alsoFailed);
      }
      throw e;
    }
    return Optional.empty();
  }

  private static boolean same(List<Piece> pieces, String zip, DropFiles imports)
      throws IOException {
    if (imports.kind(zip) != DropFiles.Kind.FILE) {
      return false;
    }
    try (InputStream there = imports.read(zip);
        InputStream ours = new PieceStream(pieces)) {
      return Sha512.hex(there).equals(Sha512.hex(ours));
    }
  }

  private Outcome said(Parcel parcel, Message message, DropFiles receipts) throws IOException {
    Optional<Receipts.Said> found = Optional.empty();
    for (String name : receipts.names(".xml")) {
      try (InputStream in = receipts.read(name)) {
        Optional<Receipts.Said> said = new Receipts(options).read(in, message.process());
        if (said.isPresent() && found.filter(Receipts.Said.BAD::equals).isEmpty()) {
          found = said;
        }
      }
    }
    return meaning(found, parcel, message);
  }

  /** What a receipt, or none, means. */
  Outcome meaning(Optional<Receipts.Said> found, Parcel parcel, Message message) {
    if (found.isEmpty()) {
      return new Unclear(
          FaultCode.RECEIPT_AWAITED,
          "Delivery %s was laid down for target '%s' as process %s; its receipt is not there yet. It is looked for again; nothing is sent again."
              .formatted(parcel.delivery().id(), target, message.process()));
    }
    return found.get() == Receipts.Said.GOOD
        ? new Delivered(message.process().toString())
        : new Refused(
            FaultCode.RECEIPT_NEGATIVE,
            "Target '%s' acknowledged the import of delivery %s, process %s, as failed (0630). Ask its operator for the reason, then release or cancel the delivery."
                .formatted(target, parcel.delivery().id(), message.process()));
  }
}
