package de.fallbruecke.delivery.file;

import de.fallbruecke.delivery.drop.DropTrial;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.check.CheckStep;
import de.fallbruecke.platform.check.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Whether a directory of this machine is there and can be written to. */
public record FolderTrial(Path directory, IdSource ids) {
  /** First whether it is there, then whether it can be written to. */
  public List<CheckStep> steps() {
    return List.of(
        new CheckStep("folder", this::there),
        new CheckStep("write", () -> DropTrial.write(files(), ids.next())));
  }

  private Map<String, String> there() throws StepFailure, IOException {
    Map<String, String> facts = Map.of("folder", directory.toString());
    if (!Files.exists(directory)) {
      throw new StepFailure("folder.missing", facts);
    }
    if (!Files.isDirectory(directory)) {
      throw new StepFailure("folder.no-directory", facts);
    }
    return Map.of(
        "folder",
        directory.toString(),
        "freeBytes",
        String.valueOf(Files.getFileStore(directory).getUsableSpace()));
  }

  private LocalFiles files() throws IOException {
    return new LocalFiles(directory.toRealPath());
  }
}
