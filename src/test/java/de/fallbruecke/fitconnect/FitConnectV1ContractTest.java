package de.fallbruecke.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** By version 1 of the API, with metadata 1.0.0: it can all that the suite asks for. */
class FitConnectV1ContractTest extends FitConnectContract {
  @Override
  String version() {
    return "v1";
  }

  @Test
  void itIsTheOldGenerationThatIsCalled() {
    String id = send(new Letter(data(1), List.of()));
    receive(channel(), id);

    assertThat(requests())
        .filteredOn(request -> request.contains("/submissions/" + id))
        .isNotEmpty()
        .allMatch(request -> request.contains("/v1/"));
  }
}
