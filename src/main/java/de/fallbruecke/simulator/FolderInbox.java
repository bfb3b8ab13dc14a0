package de.fallbruecke.simulator;

import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.simulator.sink.Ledger;
import de.fallbruecke.simulator.sink.LedgerLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * Sample specialist software that takes cases out of a drop directory, as the pages of the targets
 * {@code file} and {@code sftp} tell its maker: waits for the ready file, checks it against the manifest and
 * the manifest against the files, books the case, removes the folder and the ready file last.
 */
final class FolderInbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderInbox.class);
  private static final String READY = ".ready";

  private final Path directory;
  private final Ledger ledger;
  private final String way;
  private final Thread worker;

  private FolderInbox(Path directory, Ledger ledger, String way) {
    this.directory = directory;
    this.ledger = ledger;
    this.way = way;
    this.worker = Thread.ofVirtual().name("inbox-" + way).unstarted(this::run);
  }

  /** Looks into the directory from now on. */
  static FolderInbox watching(Path directory, Ledger ledger, String way) {
    FolderInbox inbox = new FolderInbox(directory, ledger, way);
    inbox.worker.start();
    return inbox;
  }

  private void run() {
    try {
      while (true) {
        for (Path ready : waiting()) {
          take(ready);
        }
        Thread.sleep(300);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Path> waiting() {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, "*" + READY)) {
      all.forEach(found::add);
    } catch (IOException e) {
      LOG.warn("The inbox {} cannot be read ({})", way, e.getClass().getSimpleName());
    }
    return found;
  }

  private void take(Path ready) {
    String file = ready.getFileName().toString();
    Path folder = directory.resolve(file.substring(0, file.length() - READY.length()));
    try {
      if (Files.exists(folder)) {
        byte[] manifest = Files.readAllBytes(folder.resolve("manifest.json"));
        if (!Sha512.hex(manifest).equals(Files.readString(ready).strip())) {
          throw new IOException("the ready file does not fit the manifest");
        }
        ledger.record(request(folder, Json.mapper().readTree(manifest)));
        FileSystemUtils.deleteRecursively(folder);
      }
      Files.deleteIfExists(ready);
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("A case in the inbox {} was not taken: {}", way, e.getMessage());
    }
  }

  private Ledger.Request request(Path folder, JsonNode manifest) throws IOException {
    List<LedgerLine.Content> documents = new ArrayList<>();
    String digest = "";
    for (JsonNode file : manifest.path("files")) {
      Path content = folder.resolve(file.path("file").asString());
      String hash = Sha512.hex(Files.readAllBytes(content));
      if (!hash.equals(file.path("sha512").asString())) {
        throw new IOException("a file does not fit the manifest");
      }
      if (file.path("role").asString().equals("document")) {
        documents.add(
            new LedgerLine.Content(file.path("id").asString(), Files.size(content), hash));
      } else {
        digest = hash;
      }
    }
    return new Ledger.Request(
        manifest.path("idempotencyKey").asString(),
        manifest.path("caseId").asString(),
        manifest.path("submissionId").asString(),
        digest,
        documents,
        way);
  }

  @Override
  public void close() {
    worker.interrupt();
  }
}
