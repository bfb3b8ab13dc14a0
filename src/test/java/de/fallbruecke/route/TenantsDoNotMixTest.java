package de.fallbruecke.route;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.route.folder.PackageText;
import de.fallbruecke.submission.Submission;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** facts/attacks §12: two messages at the same time never exchange content. */
class TenantsDoNotMixTest {
  private static final int TENANTS = 4;
  private static final int THREADS = 16;
  private static final int MESSAGES = 100;

  @TempDir Path directory;

  @Test
  void sixteenThreadsOverFourTenantsKeepEveryMarkerWhereItBelongs() throws Exception {
    new PackageText("probe")
        .step(
            """
            - choice:
                when:
                  - simple: "${header.tenant} == 't0'"
                    steps: [{to: "target:{{target}}?required=false"}]""")
        .in(directory);
    try (RouteWorld world = new RouteWorld(directory);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (int t = 0; t < TENANTS; t++) {
        world
            .destination("d" + t, "t" + t)
            .instance("i" + t, "probe", "t" + t, Map.of("destination", "d" + t, "target", "f" + t));
      }
      world.start();
      atOnce(
          threads,
          MESSAGES,
          (thread, message) ->
              check(world, (thread + message) % TENANTS, "m-" + thread + "-" + message));
    }
  }

  @Test
  void theRealParserSchemaAndMappingKeepMarkersApartToo() throws Exception {
    try (RealRoutes routes = new RealRoutes();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      RouteInput template =
          routes.input(RealRoutes.fixture("sozialhilfe", "grundsicherung-mit-anlagen"));
      atOnce(threads, MESSAGES / 5, (thread, message) -> check(routes, template, thread, message));
    }
  }

  private interface Work {
    void of(int thread, int message);
  }

  private static void atOnce(ExecutorService threads, int messages, Work work) throws Exception {
    List<Callable<Void>> calls = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int number = thread;
      calls.add(
          () -> {
            for (int message = 0; message < messages; message++) {
              work.of(number, message);
            }
            return null;
          });
    }
    for (Future<Void> done : threads.invokeAll(calls)) {
      done.get();
    }
  }

  private static void check(RealRoutes routes, RouteInput template, int thread, int message) {
    String marker = "Marke" + (char) ('a' + thread) + "x" + "y".repeat(message) + "z";
    String data = new String(template.data(), StandardCharsets.UTF_8).replace("Mustermann", marker);
    RouteInput input =
        new RouteInput(
            template.submission(),
            template.destination(),
            template.envelope(),
            data.getBytes(StandardCharsets.UTF_8));

    Case record = ((Routed.Mapped) routes.route(input)).caseRecord();

    String xml =
        new String(RealRoutes.bean(CaseFormat.class).toXml(record), StandardCharsets.UTF_8);
    assertThat(Pattern.compile("Marke[a-z]+").matcher(xml).results().map(MatchResult::group))
        .isNotEmpty()
        .containsOnly(marker);
  }

  private static void check(RouteWorld world, int tenant, String marker) {
    String xml = "<a xmlns='urn:probe'>" + marker + "</a>";
    Submission submission =
        world.submit(
            "d" + tenant, RouteWorld.envelope(RouteWorld.SERVICE + marker, xml, null), xml);

    Routed.Mapped mapped = (Routed.Mapped) world.route(submission);

    Case record = mapped.caseRecord();
    assertThat(record.getFields())
        .singleElement()
        .satisfies(f -> assertThat(f.getValues().getFirst().getValue()).isEqualTo(marker));
    assertThat(record.getServiceKey()).endsWith(marker);
    assertThat(record.getTenant()).isEqualTo("t" + tenant);
    assertThat(record.getSubmissionId()).isEqualTo(submission.id().toString());
    assertThat(mapped.wanted()).containsExactly(new Routed.Wanted("f" + tenant, true));
  }
}
