package de.fallbruecke.delivery.xdomea;

import de.fallbruecke.delivery.xdomea.XdomeaSettings.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * What a message says beside the case, and what is waited for; checked.
 *
 * @param importedWhen element and text of a 0630 that is a success
 */
record XdomeaOptions(
    @Nullable String sender,
    @Nullable String receiver,
    @Nullable String place,
    @Nullable String typeList,
    Receipt receipt,
    @Nullable Mark importedWhen) {
  /** An element, by local name, with a text. */
  record Mark(String element, String text) {}
}
