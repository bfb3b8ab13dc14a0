package de.fallbruecke.api;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.reply.ReplyDraft;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of a message as they arrive: each document goes straight into the vault. The
 * container's own multipart support is not used, for it would write them to the disk in the clear.
 */
final class MessageParts {
  private static final int TEXT_BYTES = 80_000;

  private MessageParts() {}

  /**
   * Reads all parts: at most one {@code text}, any number of {@code document}.
   *
   * @return the text, if there is one
   * @throws ApiFault API_REQUEST_INVALID, API_VALUE_INVALID
   */
  static @Nullable String read(HttpServletRequest request, ReplyDraft draft) throws IOException {
    ServletRequestContext context = new ServletRequestContext(request);
    FileUpload parser = new FileUpload();
    parser.setHeaderEncoding(StandardCharsets.UTF_8.name());
    try {
      return read(parser.getItemIterator(context), draft);
    } catch (IOException e) {
      // broken off or no multipart at all; the cause would quote what was sent
      throw new ApiFault(FaultCode.API_REQUEST_INVALID, "The body is no multipart/form-data.");
    }
  }

  private static @Nullable String read(FileItemIterator parts, ReplyDraft draft)
      throws IOException {
    String text = null;
    while (parts.hasNext()) {
      FileItemStream part = parts.next();
      try (InputStream in = part.openStream()) {
        switch (part.getFieldName()) {
          case "text" -> {
            if (text != null) {
              throw new ApiFault(FaultCode.API_VALUE_INVALID, "There is more than one text.");
            }
            text = text(in);
          }
          case "document" -> draft.document(name(part), type(part), in);
          case null, default ->
              throw new ApiFault(
                  FaultCode.API_VALUE_INVALID,
                  "There is a part that is neither 'text' nor 'document'.");
        }
      }
    }
    return text;
  }

  private static String name(FileItemStream part) {
    String name = part.getName();
    return name == null ? "" : name;
  }

  private static String type(FileItemStream part) {
    String type = part.getContentType();
    if (type == null) {
      throw new ApiFault(FaultCode.API_VALUE_INVALID, "A document has no media type.");
    }
    return type;
  }

  private static String text(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(TEXT_BYTES + 1);
    if (bytes.length > TEXT_BYTES) {
      throw new ApiFault(
          FaultCode.API_VALUE_INVALID, "text has more than %d bytes.".formatted(TEXT_BYTES));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ApiFault(FaultCode.API_VALUE_INVALID, "text is not UTF-8.");
    }
  }
}
