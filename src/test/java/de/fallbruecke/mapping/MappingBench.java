package de.fallbruecke.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link MappingBenchmark} with JMH: {@code mvn -o -Dfast test -Dtest=MappingBench}. Not part
 * of the suite; takes four minutes and wants an idle machine.
 */
class MappingBench {
  @Test
  void run() throws Exception {
    assertThat(
            new Runner(new OptionsBuilder().include(MappingBenchmark.class.getName()).build())
                .run())
        .isNotEmpty();
  }
}
