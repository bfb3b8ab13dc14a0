package de.fallbruecke.delivery.rest;

import de.fallbruecke.platform.check.CheckStep;
import de.fallbruecke.platform.check.NetworkLine;
import de.fallbruecke.platform.check.StepFailure;
import de.fallbruecke.platform.check.StepSkipped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a connection test over HTTP. Nothing is asked of the specialist software itself
 * unless its configuration names an address for that.
 *
 * @param checkUrl null: nothing may be asked
 */
public record RestTrial(RestOptions options, @Nullable URI checkUrl) {
  /** From the name of the host to a harmless request. */
  public List<CheckStep> steps() {
    HttpTrial http = new HttpTrial(options.line());
    List<CheckStep> steps =
        new ArrayList<>(
            checkUrl == null
                ? http.way(options.url()).steps()
                : NetworkLine.steps(http.way(options.url()), http.way(checkUrl)));
    steps.add(new CheckStep("login", this::login));
    steps.add(new CheckStep("request", () -> request(http)));
    return List.copyOf(steps);
  }

  /** A token that is kept would hide that the secret is wrong by now; so a new one is fetched. */
  private Map<String, String> login() throws StepFailure, StepSkipped {
    try {
      Optional<String> kept = options.credentials().authorization();
      if (kept.isEmpty()) {
        throw new StepSkipped("login.none");
      }
      boolean fetched = options.credentials().renew(kept.get());
      options.credentials().authorization();
      return Map.of("login", fetched ? "oauth2" : kept.get().replaceFirst(" .*", ""));
    } catch (TokenUnavailable e) {
      throw new StepFailure("login.token", Map.of("said", String.valueOf(e.getMessage())));
    }
  }

  private Map<String, String> request(HttpTrial http) throws Exception {
    if (checkUrl == null) {
      throw new StepSkipped("request.no-check-url");
    }
    Optional<String> authorization = options.credentials().authorization();
    int status = http.get(checkUrl, options.headers(), authorization);
    Map<String, String> facts = HttpTrial.judged(status);
    if (status / 100 != 2) {
      throw new StepFailure("request.unexpected", facts);
    }
    return facts;
  }
}
