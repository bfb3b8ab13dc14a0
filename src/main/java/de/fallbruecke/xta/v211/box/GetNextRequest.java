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

/** Goes on with an iterator and acknowledges what was received before. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlRootElement(name = "MsgBoxGetNextRequest")
@XmlType(name = "MsgBoxGetNextRequestType")
public final class GetNextRequest {
  @XmlElement(name = "LastMsgReceived")
  public List<String> received = new ArrayList<>();

  @XmlAttribute(name = "MsgBoxRequestID")
  public @Nullable String requestId;
}
