package de.fallbruecke.xta.soap;

import de.fallbruecke.platform.SecureXml;
import java.io.InputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.interceptor.StaxInEndingInterceptor;
import org.apache.cxf.interceptor.StaxInInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/**
 * Puts the gateway's hardened XML reader in the place of CXF's own: a DOCTYPE is refused, depth and
 * attributes are limited, and an XOP include may only name a part of the same message ({@code
 * cid:}, CVE-2022-46364).
 */
public final class HardenedReading extends AbstractPhaseInterceptor<Message> {
  public HardenedReading() {
    super(Phase.POST_STREAM);
    addBefore(StaxInInterceptor.class.getName());
  }

  @Override
  public void handleMessage(Message message) {
    InputStream in = message.getContent(InputStream.class);
    if (in == null || message.getContent(XMLStreamReader.class) != null) {
      return;
    }
    try {
      message.setContent(XMLStreamReader.class, new OnlyOwnParts(SecureXml.newStreamReader(in)));
      message.getInterceptorChain().add(StaxInEndingInterceptor.INSTANCE);
    } catch (XMLStreamException e) {
      throw new Fault(e);
    }
  }
}
