package de.fallbruecke.mapping;

import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.casefile.model.Source;
import de.fallbruecke.xoev.SourceDocument;

/** What the message is called follows from its root element alone. */
final class MessageName {
  private MessageName() {}

  static void into(Case record, SourceDocument source) {
    if (source.localName() == null) {
      return;
    }
    if (record.getSource() == null) {
      record.setSource(new Source());
    }
    record.getSource().setMessageName(source.localName());
    record.getSource().setNamespace(source.namespace());
  }
}
