package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import de.fallbruecke.route.Takeover;
import de.fallbruecke.route.Takeovers;
import de.fallbruecke.route.archive.ImportPlan;
import de.fallbruecke.route.diff.PackageDiff;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An archive of somebody else that passed every check.
 *
 * @param hash of the version, once it was taken over
 * @param kind what it is to the package that the tenant has
 * @param exportedAt when its publisher made it
 * @param notes what a person should know before going on
 * @param needs what a site has to have or to give before it activates the package
 * @param consents to what a person has to agree
 * @param obstacle why it cannot run here
 * @param diff from the package that the tenant has, if it has one
 * @param lines the same for people
 * @param takenAt since when the tenant may activate it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportView(
    UUID id,
    String tenant,
    @JsonProperty("package") String packageId,
    String version,
    String hash,
    ImportPlan.Kind kind,
    String publisher,
    String thumbprint,
    Instant exportedAt,
    String source,
    List<String> notes,
    List<String> needs,
    Set<ImportPlan.Consent> consents,
    @Nullable SaidFault obstacle,
    @Nullable Map<String, Object> diff,
    List<String> lines,
    @Nullable Instant takenAt) {
  public ImportView {
    notes = List.copyOf(notes);
    needs = List.copyOf(needs);
    consents = Set.copyOf(consents);
    lines = List.copyOf(lines);
  }

  public static ImportView of(Takeovers.Look look) {
    Takeover takeover = look.takeover();
    ImportPlan plan = look.plan();
    return new ImportView(
        takeover.id(),
        takeover.tenant(),
        takeover.packageId(),
        takeover.version(),
        takeover.hash(),
        plan.kind(),
        takeover.publisher(),
        takeover.thumbprint(),
        plan.archive().manifest().created(),
        takeover.source(),
        plan.notes(),
        plan.needs(),
        look.consents(),
        look.obstacle() == null ? null : SaidFault.of(look.obstacle()),
        plan.diff().map(PackageDiff::json).orElse(null),
        plan.diff().map(PackageDiff::lines).orElse(List.of()),
        takeover.takenAt());
  }
}
