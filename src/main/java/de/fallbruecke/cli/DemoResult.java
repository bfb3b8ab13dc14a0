package de.fallbruecke.cli;

/**
 * What came of a demo run, from three independent ledgers.
 *
 * @param submitted what the portal sent
 * @param received what the gateway verified and stored
 * @param delivered cases that the specialist software has, each once
 * @param confirmed what the delivery service shows as accepted
 * @param rejected what the delivery service shows as rejected
 * @param held what waits for a person at the gateway
 * @param answered answers of an office that came back to the portal, decrypted, verified and taken
 * @param seconds since the start of the process
 */
record DemoResult(
    int submitted,
    long received,
    int delivered,
    int confirmed,
    int rejected,
    long held,
    int answered,
    double seconds) {

  boolean complete() {
    return delivered == submitted && confirmed == submitted;
  }

  String table() {
    return """

        submitted by the portal            %5d
        received by the gateway            %5d
        delivered to specialist software   %5d
        confirmed to the portal            %5d
        rejected                           %5d
        held for a person                  %5d
        answers taken at the portal        %5d
        seconds since start                %7.1f
        """
        .formatted(submitted, received, delivered, confirmed, rejected, held, answered, seconds);
  }
}
