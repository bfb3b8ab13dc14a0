package de.fallbruecke.platform;

import java.util.HashMap;
import java.util.Map;

/**
 * A query for ids that one repository lends to another, so that the database can join while each
 * table stays known in one place only.
 *
 * @param sql selects one column of ids; constant text with named parameters, never anybody's input
 * @param parameters their values; names differ between all lenders
 * @param few whether it is known to find at most {@link #FEW} ids
 */
public record IdQuery(String sql, Map<String, Object> parameters, boolean few) {
  /** So many rows can be fetched one by one and put in order well within the time of a page. */
  public static final int FEW = 5_000;

  public IdQuery {
    parameters = Map.copyOf(parameters);
  }

  /** A query that may find any number of ids. */
  public IdQuery(String sql, Map<String, Object> parameters) {
    this(sql, parameters, false);
  }

  /**
   * That a column has one of the ids. Few ids are fetched first and then looked up: PostgreSQL does
   * not know how few they are and would read the other table along its order until it meets them.
   *
   * @param column constant text
   */
  public String within(String column) {
    return few ? "%s = any(array(%s))".formatted(column, sql) : "%s in (%s)".formatted(column, sql);
  }

  /** The ids of either. */
  public IdQuery or(IdQuery other) {
    Map<String, Object> both = new HashMap<>(parameters);
    both.putAll(other.parameters);
    return new IdQuery(sql + " union all " + other.sql, both, few && other.few);
  }
}
