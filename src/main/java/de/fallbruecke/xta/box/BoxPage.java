package de.fallbruecke.xta.box;

import de.fallbruecke.xta.XtaMetaData;
import java.util.List;

/**
 * A part of a list.
 *
 * @param next where the list goes on
 * @param pending how many come after it, as far as counted
 */
record BoxPage(List<XtaMetaData> messages, Asked next, int pending) {
  BoxPage {
    messages = List.copyOf(messages);
  }
}
