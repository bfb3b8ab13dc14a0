package de.fallbruecke.xta.v211.box;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends an iterator and acknowledges what was received. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlRootElement(name = "MsgBoxCloseRequest")
@XmlType(name = "MsgBoxCloseRequestType")
public final class CloseRequest {
  @XmlElement(name = "LastMsgReceived")
  public List<String> received = new ArrayList<>();

  @XmlAttribute(name = "MsgBoxRequestID")
  public @Nullable String requestId;
}
