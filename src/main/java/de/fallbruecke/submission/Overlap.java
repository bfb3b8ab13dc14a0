package de.fallbruecke.submission;

import de.fallbruecke.platform.IdQuery;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds out whether tenants and what another repository found have anything in common. If not,
 * reading the tenants' submissions in their order would go on to the last of them: then the ids of
 * both are compared first, along indexes only.
 */
record Overlap(JdbcClient jdbc) {
  private static final int SAMPLE = 500;

  /** The same query, written so that PostgreSQL answers it fast. */
  Submissions.Query of(Submissions.Query query) {
    Conditions tenants = Conditions.ofTenants(query);
    if (tenants.where().isEmpty()) {
      return query;
    }
    List<IdQuery> among =
        query.among().stream()
            .map(one -> one.few() || meets(one, tenants) ? one : both(one, tenants))
            .toList();
    return query.among(among);
  }

  private boolean meets(IdQuery one, Conditions tenants) {
    return jdbc.sql(
            "select exists (select from submission %s and id = any(array(select * from (%s) these limit %d)))"
                .formatted(tenants.where(), one.sql(), SAMPLE))
        .params(one.parameters())
        .params(tenants.parameters())
        .query(Boolean.class)
        .single();
  }

  private static IdQuery both(IdQuery one, Conditions tenants) {
    return new IdQuery(
        "select * from (%s) these intersect select id from submission %s"
            .formatted(one.sql(), tenants.where()),
        one.parameters(),
        true);
  }
}
