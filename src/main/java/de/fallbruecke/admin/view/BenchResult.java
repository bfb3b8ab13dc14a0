package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.fallbruecke.mapping.Coverage;
import de.fallbruecke.platform.Json;
import de.fallbruecke.route.Routed;
import de.fallbruecke.route.TestBench;
import de.fallbruecke.xoev.Validation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What would become of a message.
 *
 * @param pack the schema pack that recognised it
 * @param findings of the validation; never a value of the message
 * @param made the case and what comes of it, made of nothing but what the caller sent
 * @param stopped why there is no case
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BenchResult(
    @Nullable String pack,
    List<Validation.Finding> findings,
    @Nullable Made made,
    @Nullable Stopped stopped) {
  public BenchResult {
    findings = List.copyOf(findings);
  }

  /**
   * A case.
   *
   * @param caseRecord as documented in docs/reference/case-record.md
   */
  public record Made(
      JsonNode caseRecord,
      boolean test,
      List<Routed.Wanted> deliveries,
      FixtureView.Leaves leaves) {}

  /**
   * No case.
   *
   * @param defective the message itself is wrong, so the sender would be told
   */
  public record Stopped(String code, boolean defective, String detail) {}

  public static BenchResult of(TestBench.Result result) {
    TestBench.@Nullable Made made = result.made();
    TestBench.@Nullable Stopped stopped = result.stopped();
    return new BenchResult(
        result.pack(),
        result.findings(),
        made == null
            ? null
            : new Made(
                Json.mapper().readTree(made.json()),
                made.test(),
                made.wanted(),
                leaves(made.coverage())),
        stopped == null
            ? null
            : new Stopped(stopped.code().code(), stopped.defective(), stopped.detail()));
  }

  private static FixtureView.Leaves leaves(Coverage coverage) {
    return new FixtureView.Leaves(
        coverage.total(),
        coverage.mapped(),
        coverage.attached(),
        coverage.ignored(),
        coverage.open());
  }
}
