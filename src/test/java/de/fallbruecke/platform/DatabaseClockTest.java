package de.fallbruecke.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.fallbruecke.testkit.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** One time for all processes. */
class DatabaseClockTest {
  private final DataSource database = Database.migrated().dataSource();

  @ParameterizedTest(name = "machine {0} s away")
  @ValueSource(longs = {-120, 0, 120, 86_400})
  void theDatabasesTimeCountsHoweverFarTheMachineIsAway(long seconds) {
    Clock machine = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));
    DatabaseClock clock = new DatabaseClock(machine, database);

    clock.look();

    assertThat(clock.instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.SECONDS));
  }

  @Test
  void itGoesOnWithTheLastDifferenceWhileTheDatabaseIsAway() {
    Instant start = Instant.parse("2026-11-21T12:00:00Z");
    MovableClock machine = new MovableClock(start);
    PGSimpleDataSource away = new PGSimpleDataSource();
    away.setServerNames(new String[] {"127.0.0.1"});
    away.setPortNumbers(new int[] {1});
    SwitchedSource source = new SwitchedSource(database);
    DatabaseClock clock = new DatabaseClock(machine, source);
    clock.look();
    Instant before = clock.instant();

    source.to(away);
    machine.now = start.plusSeconds(30);
    clock.look();

    assertThat(Duration.between(before, clock.instant())).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void theSteadyClockShowsTheMachinesTimeAndUtc() {
    SteadyClock clock = new SteadyClock();

    assertThat(clock.instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.SECONDS));
    assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
  }

  private static final class MovableClock extends Clock {
    private Instant now;

    MovableClock(Instant now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public java.time.ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }

  private static final class SwitchedSource
      extends org.springframework.jdbc.datasource.DelegatingDataSource {
    SwitchedSource(DataSource first) {
      super(first);
    }

    void to(DataSource other) {
      setTargetDataSource(other);
    }
  }
}
