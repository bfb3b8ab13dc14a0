package de.fallbruecke.route;

import de.fallbruecke.delivery.SampleCase;
import de.fallbruecke.delivery.Samples;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.platform.Fault;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The synthetic case of a target: what an active package that serves it makes of the first of its
 * own fixtures that would reach it.
 */
record FixtureSamples(
    Activations activations, Candidates candidates, PackageCompiler compiler, TestBench bench)
    implements Samples {
  @Override
  public Optional<SampleCase> of(Target target) {
    return activations.current().stream()
        .filter(Activation::runs)
        .filter(active -> active.tenant().equals(target.tenant()))
        .filter(active -> active.values().containsValue(target.name()))
        .flatMap(active -> samples(active, target.name()))
        .findFirst();
  }

  private Stream<SampleCase> samples(Activation active, String target) {
    try {
      ReadyPackage ready = compiler.compile(candidates.files(new Candidate.Kept(active.hash())));
      return Fixture.all(ready.checked().files()).stream()
          .flatMap(fixture -> sample(active, ready, fixture, target).stream());
    } catch (Fault unusable) {
      return Stream.empty(); // its own page says what is wrong with it
    }
  }

  private Optional<SampleCase> sample(
      Activation active, ReadyPackage ready, Fixture fixture, String target) {
    try {
      return switch (bench.routed(active, ready, fixture)) {
        case Routed.Mapped mapped
            when mapped.wanted().stream().anyMatch(wanted -> wanted.target().equals(target)) ->
            Optional.of(sample(active, fixture, mapped));
        default -> Optional.empty();
      };
    } catch (Fault held) {
      return Optional.empty(); // a fixture may show what is held
    }
  }

  private static SampleCase sample(Activation active, Fixture fixture, Routed.Mapped mapped) {
    byte[] xml = fixture.file("input.xml");
    byte[] json = fixture.file("input.json");
    return new SampleCase(
        "%s %s, %s".formatted(active.packageId(), active.version(), fixture.name()),
        mapped.caseRecord(),
        xml != null ? xml : json != null ? json : new byte[0],
        xml != null ? "application/xml" : "application/json",
        fixture.attachments());
  }
}
