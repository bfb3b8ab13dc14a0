package de.fallbruecke.simulator.service;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A JWE to be sent: the file as it is, or what a fault made of it. */
interface Content {
  long length() throws IOException;

  void copyTo(OutputStream out) throws IOException;

  static Content of(Path file) {
    return new Content() {
      @Override
      public long length() throws IOException {
        return Files.size(file);
      }

      @Override
      public void copyTo(OutputStream out) throws IOException {
        Files.copy(file, out);
      }
    };
  }

  static Content of(String jwe) {
    byte[] bytes = jwe.getBytes(StandardCharsets.US_ASCII);
    return new Content() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public void copyTo(OutputStream out) throws IOException {
        out.write(bytes);
      }
    };
  }
}
