package de.fallbruecke.xta.soap;

import de.fallbruecke.xta.XtaPart;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A part's bytes as CXF wants and gives them: a stream in both directions. */
public final class PartBytes {
  private PartBytes() {}

  /** What CXF sends. */
  public static DataHandler handler(XtaPart part) {
    return new DataHandler(new PartSource(part));
  }

  /** What CXF received; without bytes if there were none. */
  public static XtaPart.Bytes of(@Nullable DataHandler handler) {
    return handler == null ? InputStream::nullInputStream : handler::getInputStream;
  }

  private record PartSource(XtaPart part) implements DataSource {
    @Override
    public InputStream getInputStream() throws IOException {
      return part.bytes().open();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      throw new IOException("A part is only read");
    }

    @Override
    public String getContentType() {
      return "application/octet-stream";
    }

    @Override
    public String getName() {
      return "";
    }
  }
}
