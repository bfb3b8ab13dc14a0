package de.fallbruecke.xta.v211.box;

import de.fallbruecke.xta.soap.InstantText;
import de.fallbruecke.xta.v211.Names;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which messages; without content all. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlRootElement(name = "MsgSelector")
@XmlType(
    name = "",
    propOrder = {"messageIds", "relatesTo", "from", "until"})
public final class MessageSelector {
  @XmlElement(name = "MessageID", namespace = Names.WSA)
  public List<String> messageIds = new ArrayList<>();

  @XmlElement(name = "RelatesTo", namespace = Names.WSA)
  public List<String> relatesTo = new ArrayList<>();

  @XmlJavaTypeAdapter(InstantText.class)
  @XmlElement(name = "MsgBoxEntryTimeFrom")
  public @Nullable Instant from;

  @XmlJavaTypeAdapter(InstantText.class)
  @XmlElement(name = "MsgBoxEntryTimeTo")
  public @Nullable Instant until;

  @XmlAttribute(name = "newEntry")
  public @Nullable Boolean newEntry;
}
