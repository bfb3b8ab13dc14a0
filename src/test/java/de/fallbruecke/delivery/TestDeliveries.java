package de.fallbruecke.delivery;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives other packages' tests the real repository. */
public final class TestDeliveries {
  private TestDeliveries() {}

  public static Deliveries postgres(JdbcClient jdbc) {
    return new JdbcDeliveries(jdbc);
  }
}
