package de.fallbruecke.platform;

import java.util.HashMap;
import java.util.Map;

/**
 * A query for ids that one repository lends to another, so that the database can join while each
 * table stays known in one place only.
 *
 * @param sql selects one column of ids; constant text with named parameters, never anybody's input
 * @param parameters their values; names differ between all lenders
 */
public record IdQuery(String sql, Map<String, Object> parameters) {
  public IdQuery {
    parameters = Map.copyOf(parameters);
  }

  /** The ids of either. */
  public IdQuery or(IdQuery other) {
    Map<String, Object> both = new HashMap<>(parameters);
    both.putAll(other.parameters);
    return new IdQuery(sql + " union all " + other.sql, both);
  }
}
