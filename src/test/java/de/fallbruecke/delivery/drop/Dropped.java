package de.fallbruecke.delivery.drop;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.TargetContract.Document;
import de.fallbruecke.delivery.TargetContract.Taken;
import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha512;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a consumer of a drop directory finds: folders whose ready file is there. */
public final class Dropped {
  private Dropped() {}

  public static List<Taken> in(Path drop) {
    try (Stream<Path> all = Files.list(drop)) {
      List<Taken> taken = new ArrayList<>();
      for (Path ready : all.filter(path -> path.toString().endsWith(".ready")).sorted().toList()) {
        String name = ready.getFileName().toString();
        taken.add(read(drop.resolve(name.substring(0, name.length() - ".ready".length()))));
      }
      return taken;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Taken read(Path folder) throws IOException {
    JsonNode manifest = Json.mapper().readTree(Files.readAllBytes(folder.resolve("manifest.json")));
    byte[] main = new byte[0];
    List<Document> documents = new ArrayList<>();
    for (JsonNode file : manifest.get("files")) {
      byte[] bytes = Files.readAllBytes(folder.resolve(file.get("file").stringValue()));
      assertThat(Sha512.hex(bytes)).isEqualTo(file.get("sha512").stringValue());
      assertThat((long) bytes.length).isEqualTo(file.get("size").longValue());
      if (file.get("role").stringValue().equals("document")) {
        documents.add(
            new Document(file.get("id").stringValue(), file.get("name").stringValue(), bytes));
      } else {
        main = bytes;
      }
    }
    return new Taken(manifest.get("idempotencyKey").stringValue(), main, documents);
  }
}
