package de.fallbruecke.route;

import static de.fallbruecke.route.RouteRunTest.assertHeld;
import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.ContentDefect;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of real documents of the sample packages with one thing wrong. */
class RealDocumentsTest {
  private static RealRoutes routes;

  @BeforeAll
  static void start() {
    routes = new RealRoutes();
  }

  @AfterAll
  static void stop() {
    routes.close();
  }

  private static RouteInput changed(String packageId, String fixture, String from, String to) {
    RouteInput input = routes.input(RealRoutes.fixture(packageId, fixture));
    String data = new String(input.data(), StandardCharsets.UTF_8);
    assertThat(data).contains(from);
    return new RouteInput(
        input.submission(),
        input.destination(),
        input.envelope(),
        data.replace(from, to).getBytes(StandardCharsets.UTF_8));
  }

  private static void assertDefective(ContentDefect.Kind kind, RouteInput input) {
    assertThat(routes.route(input))
        .isInstanceOfSatisfying(
            Routed.Defective.class,
            defective -> {
              assertThat(defective.defect().kind()).isEqualTo(kind);
              assertThat(defective.defect().detail()).contains("line").doesNotContain("GEHEIM");
            });
  }

  @Test
  void anElementThatTheSchemaDoesNotKnowIsADefect() {
    assertDefective(
        ContentDefect.Kind.SCHEMA_VIOLATION,
        changed(
            "sozialhilfe",
            "grundsicherung-mit-anlagen",
            "</soz:antrag.sozialhilfe.7101>",
            "<unbekannt>GEHEIM</unbekannt></soz:antrag.sozialhilfe.7101>"));
  }

  @Test
  void brokenDataIsADefect() {
    assertDefective(
        ContentDefect.Kind.NOT_WELL_FORMED,
        changed("gewerbeanmeldung", "gmbh-mit-registereintrag", "produkt=", "GEHEIM produkt="));
    assertDefective(
        ContentDefect.Kind.NOT_WELL_FORMED,
        changed("wohngeld", "mietzuschuss-familie", "{", "{ GEHEIM"));
  }

  @Test
  void aDocumentOfAnotherPackageIsHeld() {
    RouteInput wrong =
        changed(
            "sozialhilfe",
            "grundsicherung-mit-anlagen",
            "urn:fallbruecke:synthetisch:xsozial:1.0",
            "urn:fallbruecke:synthetisch:xsozial:9.9");

    assertHeld(FaultCode.SCHEMA_UNKNOWN, () -> routes.route(wrong));
  }

  @Test
  void aCodeThatItsListDoesNotHaveIsHeld() {
    RouteInput unknown =
        changed(
            "sozialhilfe", "grundsicherung-mit-anlagen", "<code>GSI</code>", "<code>ZZZ</code>");

    assertHeld(FaultCode.CODE_UNKNOWN, () -> routes.route(unknown));
  }

  @Test
  void aMessageWithoutAKnownHeaderIsHeldByTheRouteForAnyMessage() {
    RouteInput headless =
        changed("xoev-durchleitung", "g2g-testnachricht", "nachrichtenkopf.g2g", "kopf");

    assertHeld(FaultCode.HEADER_UNKNOWN, () -> routes.route(headless));
  }
}
