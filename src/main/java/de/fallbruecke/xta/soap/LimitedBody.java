package de.fallbruecke.xta.soap;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.apache.cxf.attachment.AttachmentDeserializer;
import org.apache.cxf.interceptor.AttachmentInInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/**
 * Reads nothing but SOAP, and ends reading a message that is larger than allowed, before a part of
 * it is stored. What CXF limits by itself ({@link AttachmentDeserializer}) is only the size of one
 * part.
 */
public final class LimitedBody extends AbstractPhaseInterceptor<Message> {
  private static final List<String> SOAP =
      List.of("application/soap+xml", "multipart/related", "application/xop+xml", "text/xml");
  private final long limit;

  /** For messages up to this many bytes. */
  public LimitedBody(long limit) {
    super(Phase.RECEIVE);
    addBefore(AttachmentInInterceptor.class.getName());
    this.limit = limit;
  }

  @Override
  public void handleMessage(Message message) {
    InputStream in = message.getContent(InputStream.class);
    if (in != null) {
      Object type = message.get(Message.CONTENT_TYPE);
      if (type != null && !isSoap(type.toString())) {
        throw new Fault(new IOException("The message is no SOAP but " + type));
      }
      message.setContent(InputStream.class, new Counted(in, limit));
    }
  }

  private static boolean isSoap(String type) {
    return SOAP.stream().anyMatch(type.toLowerCase(Locale.ROOT)::startsWith);
  }

  /** The body has more bytes than allowed. */
  public static final class TooLarge extends IOException {
    TooLarge(long limit) {
      super("The message has more than " + limit + " bytes");
    }
  }

  private static final class Counted extends FilterInputStream {
    private final long limit;
    private long count;

    Counted(InputStream in, long limit) {
      super(in);
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      if (value >= 0) {
        add(1);
      }
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      if (read > 0) {
        add(read);
      }
      return read;
    }

    private void add(int read) throws TooLarge {
      count += read;
      if (count > limit) {
        throw new TooLarge(limit);
      }
    }
  }
}
