package de.fallbruecke.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.evidence.TestEvidence;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.testkit.Database;
import de.fallbruecke.testkit.ManualClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whose tokens who sees and ends. */
class AdminTokensTest {
  private static final Person PROVIDER = person("rita", "*", Role.PROVIDER);
  private static final Person NORD = person("nora", "nord", Role.TENANT_ADMIN);
  private static final Person SUED = person("susi", "sued", Role.TENANT_ADMIN);
  private static final Person AUDITOR = person("anna", "nord", Role.AUDITOR);
  private static final Person OPERATOR = person("olaf", "nord", Role.OPERATOR);

  private final ManualClock clock = ManualClock.standing();
  private Audit audit;
  private AdminTokens tokens;

  @BeforeEach
  void begin() {
    var dataSource = Database.migrated().dataSource();
    JdbcClient jdbc = JdbcClient.create(dataSource);
    TransactionTemplate transaction =
        new TransactionTemplate(new JdbcTransactionManager(dataSource));
    audit = new Audit(TestEvidence.ledger(jdbc, clock), transaction);
    tokens =
        new AdminTokens(
            new AdminTokenTable(jdbc),
            audit,
            transaction,
            UUID::randomUUID,
            new SecureRandom(),
            clock);
  }

  @Test
  void oneSeesOnesOwnAndThoseThatCountWhereOneAnswersForAccess() {
    AdminToken nord = token(OPERATOR, "nord", Role.OPERATOR);
    AdminToken sued = token(person("otto", "sued", Role.OPERATOR), "sued", Role.VIEWER);
    AdminToken everywhere = token(PROVIDER, "*", Role.PROVIDER);

    assertThat(seen(OPERATOR)).containsExactly(nord);
    assertThat(seen(person("vera", "nord", Role.VIEWER))).isEmpty();
    assertThat(seen(NORD)).containsExactly(everywhere, nord);
    assertThat(seen(AUDITOR)).containsExactly(everywhere, nord);
    assertThat(seen(SUED)).containsExactly(everywhere, sued);
    assertThat(seen(PROVIDER)).containsExactly(everywhere, sued, nord);
    assertThat(tokens.seenBy(NORD, null, 10))
        .extracting(AdminTokens.Seen::revocable)
        .containsExactly(false, true);
    assertThat(tokens.seenBy(AUDITOR, null, 10)).noneMatch(AdminTokens.Seen::revocable);
  }

  @Test
  void whatATokenMayElsewhereIsNobodysBusinessAndEndsNobodysToken() {
    Person both =
        new Person("bea", Map.of("nord", Set.of(Role.OPERATOR), "sued", Set.of(Role.ROUTE_ADMIN)));
    AdminToken token = create(both, both.grants());

    AdminTokens.Seen seen = tokens.get(token.id(), NORD);
    assertThat(seen.token().grants()).containsOnlyKeys("nord");
    assertThat(seen.revocable()).isFalse();
    refused(FaultCode.ACCESS_DENIED, () -> tokens.revoke(token.id(), NORD));
    assertThat(tokens.get(token.id(), both).token().grants()).containsOnlyKeys("nord", "sued");
    assertThat(tokens.revoke(token.id(), PROVIDER)).isTrue();
    assertThat(tokens.revoke(token.id(), both)).as("it had ended").isFalse();
  }

  @Test
  void aTokenOfAnotherTenantAnswersLikeOneThatNeverWas() {
    AdminToken sued = token(SUED, "sued", Role.VIEWER);
    UUID never = UUID.randomUUID();
    List<String> answers = new ArrayList<>();
    for (UUID id : List.of(sued.id(), never)) {
      assertThatThrownBy(() -> tokens.revoke(id, NORD))
          .isInstanceOfSatisfying(
              Fault.class,
              fault -> {
                assertThat(fault.code()).isEqualTo(FaultCode.ADMIN_TOKEN_UNKNOWN);
                answers.add(fault.getMessage().replace(id.toString(), ""));
              });
    }
    assertThat(answers.getFirst()).isEqualTo(answers.getLast());
    assertThat(tokens.of("susi").getFirst().counts(clock.instant())).isTrue();
  }

  @Test
  void aTokenMayHaveARoleThatItsOwnersCoverAndNoneThatGoesBeyond() {
    assertThat(token(NORD, "nord", Role.AUDITOR).grants()).containsOnlyKeys("nord");
    refused(FaultCode.ADMIN_TOKEN_INVALID, () -> token(NORD, "nord", Role.OPERATOR));
    refused(FaultCode.ADMIN_TOKEN_INVALID, () -> token(NORD, "*", Role.VIEWER));
    refused(FaultCode.ADMIN_TOKEN_INVALID, () -> token(NORD, "", Role.VIEWER));
    Person everything = new Person("admin", Map.of("*", Set.of(Role.values())));
    assertThat(token(everything, "nord", Role.OPERATOR).grants()).containsOnlyKeys("nord");
    refused(FaultCode.ADMIN_TOKEN_INVALID, () -> token(everything, "nord", Role.PROVIDER));
  }

  @Test
  void eachTenantReadsInItsAuditLogWhatItsTokensMay() {
    Person both =
        new Person("bea", Map.of("nord", Set.of(Role.OPERATOR), "sued", Set.of(Role.ROUTE_ADMIN)));
    AdminToken token = create(both, both.grants());
    tokens.revoke(token.id(), both);

    List<AuditEntry> nord = audit.find(AuditQuery.newest(TenantScope.of(Set.of("nord")), 10));
    assertThat(nord)
        .extracting(AuditEntry::act)
        .containsExactly("ADMIN_TOKEN_REVOKED", "ADMIN_TOKEN_CREATED");
    assertThat(nord)
        .allSatisfy(entry -> assertThat(entry.facts()).containsEntry("grants", "operator@nord"));
    token(PROVIDER, "*", Role.PROVIDER);
    assertThat(audit.find(AuditQuery.newest(TenantScope.all(), 1)).getFirst().tenant()).isNull();
  }

  @Test
  void aListGoesOnWhereThePageBeforeEnded() {
    List<AdminToken> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.addFirst(token(OPERATOR, "nord", Role.VIEWER));
    }
    List<AdminToken> read = new ArrayList<>();
    @Nullable UUID before = null;
    for (List<AdminTokens.Seen> page = tokens.seenBy(NORD, before, 2);
        !page.isEmpty();
        page = tokens.seenBy(NORD, before, 2)) {
      page.forEach(seen -> read.add(seen.token()));
      before = page.getLast().token().id();
    }
    assertThat(read).containsExactlyElementsOf(made);
    assertThat(tokens.newest()).containsExactlyElementsOf(made);
  }

  private List<AdminToken> seen(Person reader) {
    return tokens.seenBy(reader, null, 10).stream().map(AdminTokens.Seen::token).toList();
  }

  private AdminToken token(Person owner, String tenant, Role role) {
    return create(owner, Map.of(tenant, Set.of(role)));
  }

  private AdminToken create(Person owner, Map<String, Set<Role>> grants) {
    clock.tick(Duration.ofSeconds(1));
    return tokens
        .create(owner, owner, "test", grants, clock.instant().plus(Duration.ofDays(1)))
        .token();
  }

  private static Person person(String name, String tenant, Role role) {
    return new Person(name, Map.of(tenant, Set.of(role)));
  }

  private static void refused(FaultCode code, ThrowingCallable deed) {
    assertThatThrownBy(deed)
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }
}
