package de.fallbruecke.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceMeterTest {
  @ParameterizedTest
  @CsvSource({"PT0S,PT15S", "PT0.1S,PT15S", "PT1S,PT1M40S", "PT3S,PT5M", "PT1M,PT5M"})
  void whatTakesLongIsComputedSeldom(Duration took, Duration pause) {
    assertThat(ServiceMeter.pause(took)).isEqualTo(pause);
  }
}
