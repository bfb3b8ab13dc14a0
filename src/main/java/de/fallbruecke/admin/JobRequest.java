package de.fallbruecke.admin;

import de.fallbruecke.api.ApiFault;
import de.fallbruecke.bulk.BulkJobs;
import de.fallbruecke.platform.FaultCode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job to be made: an act, and the submissions by id or by a search.
 *
 * @param dryRun only say what could be done
 * @param rate items per second at most
 * @param ids the chosen ones; with them no search
 * @param search all that it finds; with it no ids
 */
record JobRequest(
    @Nullable String act,
    @Nullable String reason,
    @Nullable String target,
    @Nullable String problem,
    @Nullable Boolean dryRun,
    @Nullable Double rate,
    @Nullable List<UUID> ids,
    @Nullable SearchRequest search) {

  ActRequest what() {
    return new ActRequest(act, reason, target, problem);
  }

  boolean onlyTry() {
    return Boolean.TRUE.equals(dryRun);
  }

  BulkJobs.Manner manner() {
    if (rate != null && !(rate > 0)) {
      throw wrong("rate must be more than 0.");
    }
    return new BulkJobs.Manner(rate, onlyTry());
  }

  /** The chosen ones; none if a search chooses. */
  List<UUID> chosen() {
    List<UUID> named = ids == null ? List.of() : ids;
    if (named.isEmpty() == (search == null)) {
      throw wrong("Name submissions by ids or by a search, and not by both.");
    }
    if (search != null && search.everything()) {
      throw wrong("Narrow the search.");
    }
    return named;
  }

  private static ApiFault wrong(String what) {
    return new ApiFault(FaultCode.API_VALUE_INVALID, what + " No job was made.");
  }
}
