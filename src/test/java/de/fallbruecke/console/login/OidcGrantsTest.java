package de.fallbruecke.console.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.access.Role;
import de.fallbruecke.platform.Fault;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OidcGrantsTest {
  /** As Keycloak writes them. */
  private static final Map<String, Object> KEYCLOAK =
      Map.of(
          "preferred_username",
          "erika",
          "realm_access",
          Map.of("roles", List.of("offline_access", "fb-operator")),
          "resource_access",
          Map.of("fallbruecke", Map.of("roles", List.of("fb-auditor"))),
          "groups",
          List.of("/landkreis/it"));

  @Test
  void rolesAndGroupsOfKeycloakAreFound() {
    OidcGrants grants =
        grants(
            List.of("realm_access.roles", "resource_access.fallbruecke.roles", "groups"),
            grant("fb-operator", "operator@musterkreis"),
            grant("fb-auditor", "auditor@*"),
            grant("/landkreis/it", "route-admin@musterkreis"));

    assertThat(grants.of(KEYCLOAK))
        .containsOnly(
            Map.entry("musterkreis", Set.of(Role.OPERATOR, Role.ROUTE_ADMIN)),
            Map.entry("*", Set.of(Role.AUDITOR)));
    assertThat(grants.values(KEYCLOAK)).contains("offline_access");
  }

  @Test
  void aClaimWithADotInItsNameIsFoundToo() {
    OidcGrants grants =
        grants(List.of("https://kreis.example/roles"), grant("x", "viewer@musterkreis"));

    assertThat(grants.of(Map.of("https://kreis.example/roles", "x")))
        .containsOnlyKeys("musterkreis");
  }

  @Test
  void whatIsNotConfiguredGrantsNothing() {
    OidcGrants grants = grants(List.of("groups", "missing"), grant("y", "viewer@musterkreis"));

    assertThat(grants.of(Map.of("groups", List.of("operator@musterkreis", "Y", "y ", 7, Map.of()))))
        .isEmpty();
    assertThat(grants.of(Map.of("groups", Map.of("y", true)))).isEmpty();
    assertThat(grants.of(Map.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"boss@musterkreis", "operator", "operator@", "provider@musterkreis", ""})
  void aGrantThatMakesNoSenseStopsTheStart(String role) {
    assertThatThrownBy(() -> grants(List.of("groups"), grant("y", role)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("FB-CFG-001")
        .hasMessageContaining("fallbruecke.console.oidc.grants");
  }

  @Test
  void withAProviderThePasswordOfTheBootstrapAdminOpensNothingUnlessAskedFor() {
    assertThat(console(null, null).passwords()).isTrue();
    assertThat(console(null, settings(List.of("groups"))).passwords()).isFalse();
    assertThat(console(true, settings(List.of("groups"))).passwords()).isTrue();
    assertThat(console(false, null).passwords()).isFalse();
  }

  private static ConsoleSettings console(Boolean bootstrap, OidcSettings oidc) {
    return new ConsoleSettings(
        null,
        bootstrap,
        true,
        java.time.Duration.ofMinutes(30),
        java.time.Duration.ofHours(12),
        oidc);
  }

  private static OidcGrants grants(List<String> claims, OidcSettings.Grant... grants) {
    return new OidcGrants(settings(claims, grants));
  }

  private static OidcSettings settings(List<String> claims, OidcSettings.Grant... grants) {
    return new OidcSettings(
        URI.create("https://login.kreis.example/realms/kreis"),
        "fallbruecke",
        null,
        List.of("openid"),
        "preferred_username",
        claims,
        OidcSettings.RolesIn.ID_TOKEN,
        null,
        true,
        null,
        List.of(grants));
  }

  private static OidcSettings.Grant grant(String value, String role) {
    return new OidcSettings.Grant(value, List.of(role));
  }
}
