package de.fallbruecke.xta.v211.box;

import de.fallbruecke.xta.v211.Names;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAnyElement;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which messages; without content all. Times are the text that was written, so that a server can
 * tell one that it cannot read from none.
 */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlRootElement(name = "MsgSelector")
@XmlType(
    name = "",
    propOrder = {"messageIds", "relatesTo", "from", "until", "others"})
public final class MessageSelector {
  @XmlElement(name = "MessageID", namespace = Names.WSA)
  public List<String> messageIds = new ArrayList<>();

  @XmlElement(name = "RelatesTo", namespace = Names.WSA)
  public List<String> relatesTo = new ArrayList<>();

  @XmlElement(name = "MsgBoxEntryTimeFrom")
  public @Nullable String from;

  @XmlElement(name = "MsgBoxEntryTimeTo")
  public @Nullable String until;

  /** Conditions that are not known here. */
  @XmlAnyElement public List<Object> others = new ArrayList<>();

  @XmlAttribute(name = "newEntry")
  public @Nullable Boolean newEntry;
}
