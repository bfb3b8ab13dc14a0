package de.fallbruecke.console;

import de.fallbruecke.console.page.Upload;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;

/** A form with files, read once into memory when the first parameter is asked for. */
final class UploadRequest extends HttpServletRequestWrapper {
  private static final int FIELD_BYTES = 256 * 1024;
  private static final int FILES = 20;

  /** So much more is read and thrown away, so that the browser hears why instead of a reset. */
  private static final long PATIENCE = 8;

  private final int limit;
  private final BooleanSupplier allowed;
  private final List<Upload.File> files = new ArrayList<>();
  private @Nullable Map<String, String[]> fields;
  private long read;
  private boolean tooLarge;

  UploadRequest(HttpServletRequest request, int limit, BooleanSupplier allowed) {
    super(request);
    this.limit = limit;
    this.allowed = allowed;
  }

  @Override
  public @Nullable String getParameter(String name) {
    String[] values = getParameterMap().get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return getParameterMap().get(name);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(getParameterMap().keySet());
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    Map<String, String[]> known = fields;
    if (known == null) {
      known = allowed.getAsBoolean() ? parse() : Map.of();
      fields = known;
      setAttribute(Upload.ATTRIBUTE, new Upload(tooLarge ? List.of() : files, tooLarge));
    }
    return known;
  }

  private Map<String, String[]> parse() {
    Map<String, List<String>> found = new LinkedHashMap<>();
    FileUpload parser = new FileUpload();
    parser.setHeaderEncoding(StandardCharsets.UTF_8.name());
    try {
      FileItemIterator parts =
          parser.getItemIterator(new ServletRequestContext((HttpServletRequest) getRequest()));
      while (parts.hasNext()) {
        FileItemStream part = parts.next();
        try (InputStream in = part.openStream()) {
          part(part, in, found);
        }
      }
    } catch (IOException e) {
      // broken off, or no form at all; what came before counts, and the token decides
      tooLarge |= read > limit;
    }
    Map<String, String[]> all = new LinkedHashMap<>();
    found.forEach((name, values) -> all.put(name, values.toArray(String[]::new)));
    return all;
  }

  private void part(FileItemStream part, InputStream in, Map<String, List<String>> found)
      throws IOException {
    String field = String.valueOf(part.getFieldName());
    if (part.isFormField()) {
      byte[] bytes = in.readNBytes(Math.max(FIELD_BYTES, limit) + 1);
      count(bytes.length, in);
      found
          .computeIfAbsent(field, name -> new ArrayList<>())
          .add(
              tooLarge && bytes.length > FIELD_BYTES
                  ? ""
                  : new String(bytes, StandardCharsets.UTF_8));
      return;
    }
    byte[] bytes = tooLarge ? new byte[0] : in.readNBytes((int) (limit - read) + 1);
    count(bytes.length, in);
    String name = part.getName() == null ? "" : part.getName();
    if (tooLarge) {
      files.clear();
    } else if (!name.isEmpty() && files.size() < FILES) {
      files.add(new Upload.File(field, name.replaceAll(".*[/\\\\]", ""), bytes));
    }
  }

  /** Beyond the limit what still comes is thrown away, up to an end. */
  private void count(int bytes, InputStream in) throws IOException {
    read += bytes;
    if (read > limit) {
      tooLarge = true;
      byte[] waste = new byte[64 * 1024];
      for (int more = in.read(waste); more >= 0; more = in.read(waste)) {
        read += more;
        if (read > limit * PATIENCE) {
          throw new IOException("endless");
        }
      }
    }
  }
}
