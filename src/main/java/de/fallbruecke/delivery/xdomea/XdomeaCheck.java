package de.fallbruecke.delivery.xdomea;

import de.fallbruecke.delivery.TargetCheck;
import de.fallbruecke.delivery.xdomea.XdomeaSettings.Receipt;
import org.jspecify.annotations.Nullable;

/** Checks what is the same whatever the way. */
record XdomeaCheck(TargetCheck target) {
  XdomeaOptions options(XdomeaSettings written) {
    Receipt receipt = written.receipt() == null ? Receipt.NONE : written.receipt();
    boolean rest = written.via() == XdomeaSettings.Via.REST;
    if (receipt != Receipt.NONE && !rest && written.receipts() == null) {
      throw target.invalid(
          "xdomea.receipts", "is missing", "name the directory in which receipts appear");
    }
    if (written.receipts() != null && (rest || receipt == Receipt.NONE)) {
      throw target.invalid(
          "xdomea.receipts", "has no effect", "remove it or set xdomea.receipt and via");
    }
    if (receipt == Receipt.IMPORTED && written.importedWhen() == null) {
      throw target.invalid(
          "xdomea.imported-when",
          "is missing",
          "write Element=text that a 0630 holds when the import succeeded");
    }
    return new XdomeaOptions(
        written.sender(),
        written.receiver(),
        written.place(),
        written.typeList(),
        receipt,
        mark(written.importedWhen()));
  }

  private XdomeaOptions.@Nullable Mark mark(@Nullable String written) {
    if (written == null) {
      return null;
    }
    int equals = written.indexOf('=');
    if (equals < 1 || equals == written.length() - 1) {
      throw target.invalid("xdomea.imported-when", "is no mark", "write Element=text");
    }
    return new XdomeaOptions.Mark(
        written.substring(0, equals).strip(), written.substring(equals + 1).strip());
  }
}
