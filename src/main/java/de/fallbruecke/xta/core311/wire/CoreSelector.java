package de.fallbruecke.xta.core311.wire;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAnyElement;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which messages: by id or by other criteria. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlRootElement(name = "MessageSelector")
@XmlType(
    name = "",
    propOrder = {"messageIds", "criteria", "others"})
public final class CoreSelector {
  @XmlElement(name = "XTAMessageIDs")
  public @Nullable MessageIds messageIds;

  @XmlElement(name = "OtherCriteria")
  public @Nullable Criteria criteria;

  /** Conditions that are not known here. */
  @XmlAnyElement public List<Object> others = new ArrayList<>();
}
