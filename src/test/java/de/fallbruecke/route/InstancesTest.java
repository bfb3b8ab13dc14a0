package de.fallbruecke.route;

import static de.fallbruecke.route.RouteRunTest.assertHeld;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.folder.PackageText;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstancesTest {
  private static final String A = "urn:de:fim:leika:leistung:99000000000010";
  private static final String B = "urn:de:fim:leika:leistung:99000000000020";
  private static final String XML = "<a xmlns='urn:probe'/>";

  @TempDir Path directory;
  private RouteWorld world;

  @BeforeEach
  void twoTenants() {
    world = new RouteWorld(directory).destination("nord", "nord").destination("sued", "sued");
    new PackageText("any").in(directory);
    new PackageText("first").manifestLine("services: [\"" + A + "\"]").in(directory);
    new PackageText("second")
        .parameter("key: {type: service, description: Leistung, default: \"" + B + "\"}")
        .manifestLine("services: [\"{{key}}\"]")
        .in(directory);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private static Map<String, String> at(String destination, String target) {
    return Map.of("destination", destination, "target", target);
  }

  private String targetOf(String destination, String service) {
    return ((Routed.Mapped) world.route(destination, service, XML)).wanted().getFirst().target();
  }

  @Test
  void onePackageRunsForManyTenantsEachWithItsOwnValues() {
    world
        .instance("nord-any", "any", "nord", at("nord", "fv-nord"))
        .instance("sued-any", "any", "sued", at("sued", "fv-sued"))
        .start();

    assertThat(targetOf("nord", null)).isEqualTo("fv-nord");
    assertThat(targetOf("sued", null)).isEqualTo("fv-sued");
    assertThat(world.running().keySet()).containsExactly("nord-any", "sued-any");
    assertThat(world.packages().all())
        .extracting(RoutePackage::id)
        .containsExactly("any", "first", "second");
  }

  @Test
  void thePackageForTheServiceWinsOverTheOneForAny() {
    world
        .instance("1", "any", "nord", at("nord", "rest"))
        .instance("2", "first", "nord", at("nord", "a"))
        .instance("3", "second", "nord", at("nord", "b"))
        .start();

    assertThat(targetOf("nord", A)).isEqualTo("a");
    assertThat(targetOf("nord", B)).isEqualTo("b");
    assertThat(targetOf("nord", "urn:de:fim:leika:leistung:99000000000099")).isEqualTo("rest");
    assertThat(targetOf("nord", null)).isEqualTo("rest");
  }

  @Test
  void noRouteAndTwoRoutesAreHeld() {
    world
        .instance("1", "first", "nord", at("nord", "a"))
        .instance("2", "first", "nord", at("nord", "b"))
        .start();

    assertHeld(FaultCode.ROUTE_AMBIGUOUS, () -> world.route("nord", A, XML));
    assertHeld(FaultCode.NO_ROUTE, () -> world.route("nord", B, XML));
    assertHeld(FaultCode.NO_ROUTE, () -> world.route("sued", A, XML));
  }

  @Test
  void theChannelOfTheDestinationDecidesWhichRouteOfAPackageRuns() {
    world.destination("postfach", "nord", "xta", false, List.of());
    new PackageText("both")
        .route(
            """
            - route:
                id: eins
                from:
                  uri: fitconnect:{{destination}}
                  steps: [{to: "case:map"}, {to: "target:{{target}}"}]
            - route:
                id: zwei
                from:
                  uri: xta:{{destination}}
                  steps: [{to: "case:map"}, {to: "target:{{target}}"}]
            """)
        .in(directory);
    world
        .instance("f", "both", "nord", at("nord", "fv"))
        .instance("x", "both", "nord", at("postfach", "ablage"))
        .start();

    assertThat(((Routed.Mapped) world.route("nord", null, XML)).wanted())
        .containsExactly(new Routed.Wanted("fv", true));
    assertThat(((Routed.Mapped) world.route("postfach", null, XML)).wanted())
        .containsExactly(new Routed.Wanted("ablage", true));
  }

  @Test
  void aSubmissionOfAnotherTenantNeverRuns() {
    world.instance("1", "any", "nord", at("nord", "a")).start();
    var submission = world.submit("nord", RouteWorld.envelope(null, XML, null), XML);
    world.destination("nord", "sued");

    assertHeld(FaultCode.NO_ROUTE, () -> world.route(submission));
  }

  @Test
  void everyMistakeNamesItsPropertyAndTheRemedy() {
    refused("absent", "nord", at("nord", "fv"), "i.package", "first, second");
    refused(null, "nord", at("nord", "fv"), "i.package", "any");
    refused("any", " ", at("nord", "fv"), "i.tenant", "Set it");
    refused("any", "nord", Map.of("destination", "nord"), "i.parameters.target", "missing");
    refused("any", "nord", at("nord", "a b"), "i.parameters.target", "name of a target");
    refused("any", "nord", at("nord", "${x}"), "i.parameters.target", "wrong type");
    refused("any", "nord", at("west", "fv"), "i.parameters.destination", "no configured");
    refused("any", "nord", at("sued", "fv"), "i.parameters.destination", "another tenant");
    Map<String, String> more = new HashMap<>(at("nord", "fv"));
    more.put("targt", "x");
    refused("any", "nord", more, "i.parameters.targt", "Remove it");
    Map<String, String> key = new HashMap<>(at("nord", "fv"));
    key.put("key", "wohngeld");
    refused("second", "nord", key, "i.parameters.key", "URN");
  }

  @Test
  void aDestinationOnTheWrongChannelIsAMistake() {
    world.destination("postfach", "nord", "xta", false, List.of());
    refused("any", "nord", at("postfach", "fv"), "i.parameters.destination", "channel");
  }

  private void refused(
      String packageId, String tenant, Map<String, String> values, String property, String remedy) {
    try (RouteWorld wrong =
        new RouteWorld(directory)
            .destination("nord", "nord")
            .destination("sued", "sued")
            .destination("postfach", "nord", "xta", false, List.of())
            .instance("i", packageId, tenant, values)) {
      assertThatThrownBy(wrong::start)
          .isInstanceOfSatisfying(
              Fault.class,
              fault -> assertThat(fault.code()).isEqualTo(FaultCode.CONFIGURATION_INVALID))
          .hasMessageContaining("fallbruecke.routes.instances." + property)
          .hasMessageContaining(remedy);
    }
  }
}
