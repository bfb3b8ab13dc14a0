package de.fallbruecke.delivery.sftp;

import de.fallbruecke.delivery.AddressRule;
import de.fallbruecke.delivery.drop.DropTrial;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.check.CheckStep;
import de.fallbruecke.platform.check.NetworkLine;
import de.fallbruecke.platform.check.StepFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether an SFTP server is the right one, lets us in and has a directory we can write to. */
public final class SftpTrial {
  private final SftpOptions options;
  private final SftpDirectory directory;
  private final IdSource ids;
  private SftpLine.@Nullable NotLetIn notLetIn;

  SftpTrial(SftpOptions options, SftpDirectory directory, IdSource ids) {
    this.options = options;
    this.directory = directory;
    this.ids = ids;
  }

  /** From the name of the host to a file that is written and removed again. */
  public List<CheckStep> steps() {
    List<CheckStep> steps =
        new ArrayList<>(
            new NetworkLine(options.host(), options.port(), false, null, AddressRule::mayReach)
                .steps());
    steps.add(new CheckStep("host-key", this::hostKey));
    steps.add(new CheckStep("login", this::login));
    steps.add(new CheckStep("folder", this::folder));
    steps.add(new CheckStep("write", this::write));
    return List.copyOf(steps);
  }

  /** The key is shown before we show anything of ours; a refused login is for the next step. */
  private Map<String, String> hostKey() throws StepFailure, IOException, InterruptedException {
    if (!AddressRule.mayReach(options.host())) {
      throw new StepFailure("dns.forbidden", Map.of("host", options.host()));
    }
    Map<String, String> expected =
        Map.of("expected", String.join(", ", options.hostKeys().fingerprints()));
    try {
      directory.with(files -> true);
    } catch (SftpLine.HostKeyUnknown stranger) {
      throw new StepFailure(
          "sftp.host-key",
          Map.of(
              "expected", expected.getOrDefault("expected", ""), "shown", stranger.getMessage()));
    } catch (SftpLine.NotLetIn refused) {
      notLetIn = refused;
    }
    return expected;
  }

  private Map<String, String> login() throws StepFailure {
    Map<String, String> facts = Map.of("user", options.user());
    if (notLetIn != null) {
      throw new StepFailure("sftp.login", facts);
    }
    return facts;
  }

  private Map<String, String> folder() throws StepFailure, IOException, InterruptedException {
    Map<String, String> facts = Map.of("folder", options.directory());
    if (!directory.with(SftpFiles::isThere)) {
      throw new StepFailure("folder.missing", facts);
    }
    return facts;
  }

  private Map<String, String> write() throws Exception {
    return directory
        .with(
            files -> {
              try {
                return Written.of(DropTrial.write(files, ids.next()));
              } catch (StepFailure failure) {
                return Written.not(failure);
              }
            })
        .facts();
  }

  /** Carries a failure through work that only knows failures of the line. */
  private record Written(Map<String, String> found, List<StepFailure> failures) {
    static Written of(Map<String, String> found) {
      return new Written(found, List.of());
    }

    static Written not(StepFailure failure) {
      return new Written(Map.of(), List.of(failure));
    }

    Map<String, String> facts() throws StepFailure {
      if (!failures.isEmpty()) {
        throw failures.getFirst();
      }
      return found;
    }
  }
}
