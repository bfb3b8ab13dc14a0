package de.fallbruecke.platform;

import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * For searches: has PostgreSQL plan every statement for the very values it is given. Otherwise a
 * statement used often gets one plan for all values, and what is right for a rare state is wrong
 * for a common one.
 */
public final class FreshPlans {
  private FreshPlans() {}

  /** Joins the transactions of the data source like any other. */
  public static JdbcClient over(DataSource source) {
    return JdbcClient.create(
        new JdbcTemplate(source) {
          @Override
          protected void applyStatementSettings(Statement statement) throws SQLException {
            super.applyStatementSettings(statement);
            if (statement.isWrapperFor(PGStatement.class)) {
              statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            }
          }
        });
  }
}
